import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { page, problem, visit } from '@/test/harness';

// It draws SVG, which jsdom cannot lay out; it is tested where it lives, and in the browser.
vi.mock('@taskloom/modeler/viewer', () => ({
  createViewer: () => ({ ready: Promise.resolve(), setTheme() {}, showRun() {}, destroy() {} }),
}));

const bpmn = `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"><bpmn:process id="p">
  <bpmn:startEvent id="start" name="A task is created" /><bpmn:serviceTask id="ask" name="Ask the boss" />
  </bpmn:process></bpmn:definitions>`;
const automation = {
  id: 'a1',
  workspaceId: 'w1',
  projectId: null,
  name: 'Ask',
  description: null,
  published: 1,
  draftVersion: 7,
  hasUnpublishedChanges: true,
  triggers: [],
  draftTriggers: [{ startEvent: 'start', type: 'TaskCreated', condition: null }],
  enabled: true,
  updatedAt: '2026-01-01T10:00:00Z',
  version: 9,
};
const start = {
  elementId: 'start',
  elementName: 'A task is created',
  elementType: 'startEvent',
  state: 'completed',
  input: {},
  output: { task: { title: 'Buy milk' } },
  error: null,
};
const ask = {
  elementId: 'ask',
  elementName: 'Ask the boss',
  elementType: 'serviceTask',
  state: 'active',
  input: { said: 'Buy milk?' },
  output: {},
  error: null,
};
const waits = {
  state: 'waiting',
  steps: [start, ask],
  waiting: [
    {
      elementId: 'ask',
      kind: 'step',
      topic: 'connector:webhook.call',
      input: { said: 'Buy milk?' },
      dueAt: null,
      message: null,
      form: null,
      data: {},
      candidates: [],
    },
  ],
  variables: {},
  moves: 0,
  error: null,
  condition: null,
};
const through = {
  ...waits,
  state: 'completed',
  steps: [start, { ...ask, state: 'completed', output: { answer: 'yes' } }],
  waiting: [],
  variables: { answer: 'yes' },
  moves: 1,
};
const served = {
  'GET /automations/a1': () => automation,
  'GET /automations/a1/draft': () => ({ bpmn, forms: {}, version: 7, savedAt: '2026-01-01T10:00:00Z' }),
  'GET /automations/a1/runs': () => page([]),
  'GET /connectors': () => page([]),
  'GET /trigger-types': () =>
    page([
      {
        type: 'TaskCreated',
        title: 'A task is created',
        description: '',
        variables: [],
        sample: { task: { title: 'Buy milk' } },
      },
    ]),
};

test('a draft is tried out with an example, and goes on with what a step is said to answer', async () => {
  const { calls, user } = visit('/automations/a1?tab=try', {
    ...served,
    'POST /automations/a1/try': ({ body }) =>
      (body as { answers: unknown[] }).answers.length === 0 ? waits : through,
  });
  const tries = () => calls.filter(({ path, method }) => method === 'POST' && path.endsWith('/try'));

  await user.click(await screen.findByRole('button', { name: 'Run' }));
  const card = await screen.findByRole('region', { name: 'Ask the boss' });
  expect(tries()[0]?.body).toMatchObject({
    start: 'start',
    variables: { task: { title: 'Buy milk' } },
    answers: [],
  });
  expect(within(card).getByText('"Buy milk?"')).toBeVisible();
  expect(screen.getByText('Waiting')).toBeVisible();

  const result = within(card).getByRole('textbox', { name: 'Result (JSON)' });
  await user.clear(result);
  await user.type(result, '{{"text": "yes"');
  expect(within(card).getByRole('button', { name: 'Go on' })).toBeDisabled();
  await user.type(result, '}');
  await user.click(within(card).getByRole('button', { name: 'Go on' }));

  expect(await screen.findByText('Completed')).toBeVisible();
  expect(tries()[1]?.body).toMatchObject({ answers: [{ element: 'ask', output: { text: 'yes' } }] });
  expect(screen.queryByRole('region', { name: 'Ask the boss' })).not.toBeInTheDocument();

  await user.click(screen.getByRole('button', { name: 'Take back the answer at Ask the boss' }));
  expect(await screen.findByRole('region', { name: 'Ask the boss' })).toBeVisible();
});

test('a draft that asks for something first is tried out with what is filled in', async () => {
  const asks = bpmn
    .replace('<bpmn:definitions ', '<bpmn:definitions xmlns:camunda="http://camunda.org/schema/1.0/bpmn" ')
    .replace('id="start"', 'id="start" camunda:formRef="order"');
  const order = {
    type: 'default',
    components: [
      { type: 'textfield', key: 'what', label: 'What is needed', id: 'f1', validate: { required: true } },
    ],
  };
  const { calls, user } = visit('/automations/a1?tab=try', {
    ...served,
    'GET /automations/a1': () => ({ ...automation, draftTriggers: [] }),
    'GET /automations/a1/draft': () => ({
      bpmn: asks,
      forms: { order },
      version: 7,
      savedAt: '2026-01-01T10:00:00Z',
    }),
    'POST /automations/a1/try': () => waits,
  });
  const tries = () => calls.filter(({ path, method }) => method === 'POST' && path.endsWith('/try'));

  const what = await screen.findByLabelText(/What is needed/);
  expect(screen.queryByRole('textbox', { name: 'Starts with' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Run' }));
  expect(await screen.findByText('Some answers are missing or not valid.')).toBeVisible();
  expect(tries()).toEqual([]);

  await user.type(what, 'A fan');
  await user.click(screen.getByRole('button', { name: 'Run' }));
  expect(await screen.findByRole('region', { name: 'Ask the boss' })).toBeVisible();
  expect(tries()[0]?.body).toMatchObject({ start: 'start', variables: { what: 'A fan' } });
});

test('whether a run would have begun is said first, and the try-out goes on regardless', async () => {
  const asked = { element: 'start', condition: 'task.priority = "high"' };
  const answers = [
    { ...asked, holds: false, value: 'false', why: 'Its condition does not hold: task.priority is low.' },
    { ...asked, holds: null, value: null, why: 'It took too long.' },
    { ...asked, holds: true, value: 'true', why: null },
  ];
  const { user } = visit('/automations/a1?tab=try', {
    ...served,
    'POST /automations/a1/try': () => ({ ...waits, condition: answers.shift() }),
  });

  await user.click(await screen.findByRole('button', { name: 'Run' }));
  const not = await screen.findByRole('note');
  expect(not).toHaveTextContent('No run would begin with this');
  expect(not).toHaveTextContent('task.priority = "high"');
  expect(not).toHaveTextContent('task.priority is low');
  expect(await screen.findByRole('region', { name: 'Ask the boss' })).toBeVisible();

  await user.click(screen.getByRole('button', { name: 'Run' }));
  await vi.waitFor(() =>
    expect(screen.getByRole('note')).toHaveTextContent(/can’t be told.*It took too long/),
  );

  await user.click(screen.getByRole('button', { name: 'Run' }));
  expect(await screen.findByText(/condition holds/)).toBeVisible();
  expect(screen.queryByRole('note')).toBeNull();
});

test('what a run was given and answered is tried out again', async () => {
  const run = {
    id: 'r1',
    automationId: 'a1',
    automationName: 'Ask',
    version: 1,
    workspaceId: 'w1',
    state: 'completed',
    trigger: { type: 'manual', eventId: null, subject: null },
    startedAt: '2026-01-01T10:00:00Z',
    endedAt: '2026-01-01T10:00:02Z',
    error: null,
  };
  const { calls, user } = visit('/automations/a1?tab=try', {
    ...served,
    'GET /automations/a1/runs': () => page([run]),
    'GET /runs/r1/steps': () =>
      page([
        { ...start, id: 's1', attempts: 1, startedAt: run.startedAt, endedAt: run.startedAt },
        {
          ...ask,
          id: 's2',
          state: 'completed',
          attempts: 1,
          output: { result: { text: 'no' }, answer: 'no' },
          startedAt: run.startedAt,
          endedAt: run.endedAt,
        },
      ]),
    'POST /automations/a1/try': () => through,
  });

  await user.selectOptions(await screen.findByRole('combobox', { name: 'Take from a run' }), 'r1');

  await screen.findByText('Completed');
  expect(calls.find(({ path }) => path.endsWith('/try'))?.body).toMatchObject({
    variables: { task: { title: 'Buy milk' } },
    answers: [{ element: 'ask', output: { text: 'no' } }],
  });
});

test('who may not try it out is told so', async () => {
  const { user } = visit('/automations/a1?tab=try', {
    ...served,
    'POST /automations/a1/try': () => problem(403, 'This needs a designer.'),
  });

  await user.click(await screen.findByRole('button', { name: 'Run' }));

  expect(await screen.findByRole('alert')).toHaveTextContent('This needs a designer.');
});

test('a try-out is kept as a scenario, with the variables that are chosen', async () => {
  const { calls, user } = visit('/automations/a1?tab=try', {
    ...served,
    'POST /automations/a1/try': () => ({ ...through, state: 'completed' }),
    'POST /automations/a1/scenarios': () => ({}),
  });
  expect(await screen.findByRole('button', { name: 'Save as scenario' })).toBeDisabled();

  await user.click(screen.getByRole('button', { name: 'Run' }));
  await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Save as scenario' })).toBeEnabled());
  await user.click(screen.getByRole('button', { name: 'Save as scenario' }));
  const dialog = await screen.findByRole('dialog', { name: 'Save as scenario' });
  expect(within(dialog).getByText(/Ends. Goes through “A task is created”, “Ask the boss”/)).toBeVisible();
  expect(within(dialog).getByRole('button', { name: 'Save' })).toBeDisabled();
  await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'The boss agrees');
  await user.click(within(dialog).getByRole('checkbox', { name: /answer/ }));
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));

  expect(await screen.findByText('The scenario is kept')).toBeVisible();
  expect(calls.find(({ path, method }) => method === 'POST' && path.endsWith('/scenarios'))?.body).toEqual({
    name: 'The boss agrees',
    description: '',
    start: 'start',
    variables: expect.objectContaining({ task: { title: 'Buy milk' } }) as unknown,
    answers: [],
    skipTimers: false,
    expected: {
      state: 'completed',
      at: [],
      passed: ['start', 'ask'],
      variables: { answer: 'yes' },
    },
  });
});

test('what is waited for comes with an example, or is skipped', async () => {
  const event = {
    ...waits.waiting[0],
    kind: 'message',
    topic: null,
    input: { result: 'event', condition: 'event.task.title = "Buy milk"' },
    message: 'TaskCreated',
  };
  const { calls, user } = visit('/automations/a1?tab=try', {
    ...served,
    'POST /automations/a1/try': ({ body }) =>
      (body as { answers: unknown[] }).answers.length < 1 ? { ...waits, waiting: [event] } : through,
  });
  const tries = () => calls.filter(({ path, method }) => method === 'POST' && path.endsWith('/try'));

  await user.click(await screen.findByRole('button', { name: 'Run' }));
  const card = await screen.findByRole('region', { name: 'Ask the boss' });
  expect(within(card).getByText('event.task.title = "Buy milk"')).toBeVisible();
  await user.click(within(card).getByRole('button', { name: 'Go on' }));

  expect(await screen.findByText('Completed')).toBeVisible();
  expect(tries()[1]?.body).toMatchObject({
    answers: [{ element: 'ask', output: { type: 'TaskCreated', task: { title: 'Buy milk' } } }],
  });

  await user.click(screen.getByRole('button', { name: 'Take back the answer at Ask the boss' }));
  const again = await screen.findByRole('region', { name: 'Ask the boss' });
  await user.click(within(again).getByRole('button', { name: 'Skip' }));
  expect(await screen.findByText('Completed')).toBeVisible();
  expect(tries().at(-1)?.body).toMatchObject({ answers: [{ element: 'ask' }] });
});
