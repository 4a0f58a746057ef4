import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { designer, page, problem, visit, type Call } from '@/test/harness';

const types = [
  {
    type: 'TaskCreated',
    title: 'A task is created',
    description: 'By a person, or by another automation.',
    variables: [
      { path: 'task', kind: 'context', example: {} },
      { path: 'task.id', kind: 'text', example: '1' },
      { path: 'task.title', kind: 'text', example: 'Call' },
      { path: 'task.priority', kind: 'text', example: 'high' },
      { path: 'task.dueAt', kind: 'text', example: '2026-11-24T16:00:00Z' },
      { path: 'task.assignees', kind: 'list', example: [] },
      { path: 'task.assignees[1].name', kind: 'text', example: 'Uma' },
    ],
    sample: {},
  },
  { type: 'Schedule', title: 'A schedule is due', description: '', variables: [], sample: {} },
];
const template = (topic: string, name: string, inputs: object[]) => ({
  id: topic,
  name,
  properties: [
    { type: 'Hidden', value: topic, binding: { type: 'property', name: 'camunda:topic' } },
    ...inputs,
  ],
});
const templates = [
  template('taskloom:create-task', 'Create task', [
    {
      label: 'Title',
      type: 'String',
      constraints: { notEmpty: true },
      binding: { type: 'camunda:inputParameter', name: 'title' },
    },
    {
      label: 'Description',
      type: 'Text',
      optional: true,
      binding: { type: 'camunda:inputParameter', name: 'description' },
    },
  ]),
  template('taskloom:complete-task', 'Complete task', [
    {
      label: 'Task',
      type: 'String',
      constraints: { notEmpty: true },
      binding: { type: 'camunda:inputParameter', name: 'taskId' },
    },
  ]),
];
const preview = {
  sentence: 'When a task is created, then create task.',
  bpmn: null,
  findings: [],
  backTest: {
    startEvent: 'start',
    type: 'TaskCreated',
    from: '2026-10-24T00:00:00Z',
    to: '2026-11-23T00:00:00Z',
    looked: 20,
    count: 14,
    complete: true,
    seenBack: '2026-10-24T00:00:00Z',
    unclear: 0,
    why: null,
    days: [
      { day: '2026-11-21', count: 4 },
      { day: '2026-11-22', count: 10 },
    ],
    starts: [
      {
        time: '2026-11-22T10:00:00Z',
        task: { id: 't1', projectId: 'p1', title: 'Call the supplier' },
      },
    ],
  },
};
const server = {
  ...designer,
  'GET /trigger-types': () => page(types),
  'GET /connectors': () =>
    page([{ name: 'all', title: 'All', description: '', icon: '', kind: 'action', operations: [] }]),
  'GET /connectors/all/element-template': () => templates,
  'POST /workspaces/w1/rules/preview': () => preview,
};
const rule = {
  format: 1,
  when: { event: 'TaskCreated' },
  if: {
    join: 'all',
    comparisons: [{ field: 'task.priority', operator: 'is', value: 'high' }],
  },
  then: [{ step: 'taskloom:create-task', inputs: { title: 'Look' } }],
};
const automation = {
  id: 'a1',
  workspaceId: 'w1',
  projectId: null,
  name: 'Urgent ones',
  description: null,
  published: null,
  draftVersion: 1,
  hasUnpublishedChanges: true,
  triggers: [],
  draftTriggers: [{ startEvent: 'start', type: 'TaskCreated', condition: null }],
  startForm: null,
  enabled: true,
  errorAutomationId: null,
  runsKeptDays: null,
  updatedAt: '2026-01-01T10:00:00Z',
  version: 1,
};
const existing = {
  ...server,
  'GET /automations/a1': () => automation,
  'GET /automations/a1/draft': () => ({ bpmn: '<x />', version: 1, forms: {}, decisions: {} }),
  'GET /automations/a1/rule': () => ({ rule, sentence: 'When…', drawn: false, draftVersion: 1 }),
};
const sent = (calls: Call[], end: string) => calls.filter(({ path }) => path.endsWith(end)).at(-1)?.body;

test('a rule is stated in fields and shown as a sentence, with what it would have started', async () => {
  const { user, calls } = visit('/workspaces/w1/rules/new', {
    ...server,
    'POST /workspaces/w1/rules': () => Response.json({ ...automation }, { status: 201 }),
    'GET /automations/a1': () => automation,
    'GET /automations/a1/draft': () => ({ bpmn: '<x />', version: 1, forms: {}, decisions: {} }),
    'GET /automations/a1/rule': () => ({ rule, sentence: 'When…', drawn: false, draftVersion: 1 }),
  });

  expect(await screen.findByText('When a task is created, then create task.')).toBeVisible();
  expect(screen.getByText('It would have started 14 times in the last 30 days.')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Call the supplier' })).toHaveAttribute('href', '/tasks/t1');

  await user.click(screen.getByRole('button', { name: 'Add condition' }));
  const condition = screen.getByRole('group', { name: 'Condition 1' });
  await user.click(within(condition).getByRole('combobox', { name: 'Value' }));
  await user.click(await screen.findByRole('option', { name: 'Urgent' }));
  await user.type(screen.getByRole('textbox', { name: /Title/ }), 'Look at ');
  await user.click(screen.getByRole('button', { name: 'Insert a value into Title' }));
  await user.click(await screen.findByRole('menuitem', { name: /task\.title/ }));
  await user.type(screen.getByRole('textbox', { name: /^Name/ }), 'Urgent ones');
  await waitFor(() =>
    expect(sent(calls, '/rules/preview')).toMatchObject({
      name: 'Urgent ones',
      days: 30,
      rule: {
        if: { comparisons: [{ field: 'task.priority', operator: 'is', value: 'urgent' }] },
        then: [{ step: 'taskloom:create-task', inputs: { title: 'Look at {{task.title}}' } }],
      },
    }),
  );
  await user.click(screen.getByRole('button', { name: 'Create rule' }));

  expect(await screen.findByRole('heading', { name: 'Urgent ones' })).toBeVisible();
  expect(sent(calls, '/rules')).toMatchObject({ name: 'Urgent ones', rule: { format: 1 } });
});

test('an automation that is a rule opens in the builder, and is saved with the tag it was read with', async () => {
  const { user, calls } = visit('/automations/a1', {
    ...existing,
    'PUT /automations/a1/rule': () => ({ rule, sentence: 'When…', drawn: false, draftVersion: 2 }),
  });

  const condition = await screen.findByRole('group', { name: 'Condition 1' });
  expect(screen.getByRole('button', { name: 'Save rule' })).toBeDisabled();
  await user.click(within(condition).getByRole('button', { name: 'Remove condition 1' }));
  await user.click(screen.getByRole('button', { name: 'Save rule' }));

  await screen.findByText('The rule is saved');
  const put = calls.find(({ method }) => method === 'PUT');
  expect(put?.headers.get('If-Match')).toBe('"v1"');
  expect(put?.body).toMatchObject({ rule: { if: { comparisons: [] } } });
});

test('what somebody else has changed is not overwritten', async () => {
  const { user } = visit('/automations/a1', {
    ...existing,
    'PUT /automations/a1/rule': () => problem(412, 'It has changed.'),
  });

  await user.click(await screen.findByRole('button', { name: 'Add condition' }));
  await user.click(screen.getByRole('button', { name: 'Save rule' }));

  expect(await screen.findByText('Somebody else has changed it meanwhile.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Load theirs' })).toBeVisible();
});

test('what is wrong is told at its place, and keeps it from being saved', async () => {
  visit('/automations/a1', {
    ...existing,
    'POST /workspaces/w1/rules/preview': () => ({
      sentence: 'When …',
      bpmn: null,
      backTest: null,
      findings: [
        {
          elementId: 'then[0].inputs.title',
          rule: 'placeholder',
          message: 'There is no value "x" here.',
          remedy: 'Choose one.',
        },
      ],
    }),
  });

  const title = await screen.findByRole('textbox', { name: /Title/ });
  await waitFor(() => expect(title).toHaveAccessibleDescription(/There is no value "x" here/));
  expect(screen.getByText('One thing is missing')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Publish' })).toBeDisabled();
});

test('editing it as a diagram is asked first', async () => {
  const { user } = visit('/automations/a1', existing);

  await user.click(await screen.findByRole('button', { name: 'Edit as diagram' }));

  expect(await screen.findByText(/this is no rule any more/)).toBeVisible();
});

test('a back-test that ran out of time says so', async () => {
  visit('/workspaces/w1/rules/new', {
    ...server,
    'POST /workspaces/w1/rules/preview': () => ({
      ...preview,
      backTest: { ...preview.backTest, complete: false, count: 9 },
    }),
  });

  expect(await screen.findByText(/It would have started at least 9 times since/)).toBeVisible();
});
