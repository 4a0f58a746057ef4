import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { designer, page, uma, visit } from '@/test/harness';
import type { TryOut } from '@/lib/api/types';
import { inWords, outcomeOf, variablesOf } from './expectation';

// It draws SVG, which jsdom cannot lay out; it is tested where it lives, and in the browser.
const covered = vi.hoisted(() => ({ never: [] as readonly string[] }));
vi.mock('@taskloom/modeler/viewer', () => ({
  createViewer: () => ({
    ready: Promise.resolve(),
    setTheme() {},
    showRun() {},
    showCoverage: (coverage: { never: readonly string[] }) => (covered.never = coverage.never),
    destroy() {},
  }),
}));

const bpmn = `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"><bpmn:process id="p">
  <bpmn:startEvent id="start" name="A task is created" /><bpmn:serviceTask id="ask" name="Ask the boss" />
  <bpmn:endEvent id="done" name="Done" /></bpmn:process></bpmn:definitions>`;
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
  draftTriggers: [],
  enabled: true,
  updatedAt: '2026-01-01T10:00:00Z',
  version: 9,
};
const expected = {
  state: 'completed' as const,
  at: ['done'],
  passed: ['start', 'ask', 'done'],
  variables: {},
};
const yes = {
  id: 's1',
  name: 'The boss agrees',
  description: '',
  start: 'start',
  skipTimers: false,
  expected,
  updatedAt: '2026-01-01T10:00:00Z',
  version: 3,
};
const actual = { ...expected, state: 'waiting' as const, at: ['ask'], passed: ['start'] };
const results = {
  passed: false,
  results: [
    {
      id: 's1',
      name: 'The boss agrees',
      outcome: 'failed',
      message: 'It was to end at “Done”, and waits at “Ask the boss”.',
      element: 'ask',
      actual,
    },
  ],
  coverage: {
    elements: { passed: 1, total: 3, never: [{ id: 'done', name: 'Done' }] },
    flows: { passed: 0, total: 1, never: [{ id: 'f1', name: 'Ask the boss → Done' }] },
  },
};
const served = {
  ...designer,
  'GET /automations/a1': () => automation,
  'GET /automations/a1/draft': () => ({ bpmn, forms: {}, version: 7, savedAt: '2026-01-01T10:00:00Z' }),
  'GET /automations/a1/scenarios': () => page([yes]),
  'POST /automations/a1/scenarios/run': () => results,
  'GET /connectors': () => page([]),
};

test('where there is none, it says what they are for and leads to the try-out', async () => {
  const { user, router } = visit('/automations/a1?tab=scenarios', {
    ...served,
    'GET /automations/a1/scenarios': () => page([]),
  });
  expect(await screen.findByText('No scenarios yet')).toBeVisible();

  await user.click(screen.getByRole('button', { name: 'Try it out' }));

  expect(router.state.location.search).toEqual({ tab: 'try' });
});

test('all of them are run; what came out otherwise can be accepted', async () => {
  const { calls, user } = visit('/automations/a1?tab=scenarios', {
    ...served,
    'PATCH /automations/a1/scenarios/s1': () => ({ ...yes, expected: actual, version: 4 }),
  });
  const list = await screen.findByRole('region', { name: 'Scenarios' });
  expect(
    within(list).getByText(/Ends at “Done”. Goes through “A task is created”, “Ask the boss”/),
  ).toBeVisible();

  await user.click(screen.getByRole('button', { name: 'Run all' }));
  expect(await within(list).findByText(/waits at “Ask the boss”/)).toBeVisible();
  expect(screen.getByText('1 of 1 scenario did not come out as expected.')).toBeVisible();
  expect(screen.getByText('1 of 3 elements, 0 of 1 paths passed')).toBeVisible();
  expect(screen.getByText(/Never passed: Done, Ask the boss → Done/)).toBeVisible();
  await vi.waitFor(() => expect(covered.never).toEqual(['done', 'f1']));

  await user.click(within(list).getByRole('button', { name: 'More for The boss agrees' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Accept the new outcome…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Is that right for “The boss agrees”?' });
  expect(within(dialog).getByText(/Waits at “Ask the boss”/)).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Accept it' }));

  await vi.waitFor(() =>
    expect(calls.find(({ method }) => method === 'PATCH')?.body).toEqual({ expected: actual }),
  );
});

test('one is renamed and deleted', async () => {
  const { calls, user } = visit('/automations/a1?tab=scenarios', {
    ...served,
    'PATCH /automations/a1/scenarios/s1': () => yes,
    'DELETE /automations/a1/scenarios/s1': () => undefined,
  });
  await user.click(await screen.findByRole('button', { name: 'More for The boss agrees' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Name and description…' }));
  const name = await screen.findByRole('textbox', { name: 'Name' });
  await user.clear(name);
  await user.type(name, 'She agrees');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await vi.waitFor(() =>
    expect(calls.find(({ method }) => method === 'PATCH')?.body).toEqual({
      name: 'She agrees',
      description: '',
    }),
  );

  await vi.waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  await user.click(screen.getByRole('button', { name: 'More for The boss agrees' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete…' }));
  await user.click(await screen.findByRole('button', { name: 'Delete' }));
  await vi.waitFor(() => expect(calls.some(({ method }) => method === 'DELETE')).toBe(true));
});

test('one is opened in the try-out with what it is given and answers', async () => {
  const { calls, user } = visit('/automations/a1?tab=try&scenario=s1', {
    ...served,
    'GET /automations/a1/runs': () => page([]),
    'GET /trigger-types': () => page([]),
    'GET /automations/a1/scenarios/s1': () => ({
      ...yes,
      variables: { who: 'Uma' },
      answers: [{ element: 'ask', output: { text: 'yes' }, error: null, failure: null, always: null }],
    }),
    'POST /automations/a1/try': () => ({
      state: 'completed',
      steps: [],
      flows: [],
      waiting: [],
      variables: {},
      moves: 1,
      error: null,
    }),
  });

  await user.click(await screen.findByRole('button', { name: 'Run' }));

  await vi.waitFor(() =>
    expect(calls.find(({ path }) => path.endsWith('/try'))?.body).toMatchObject({
      start: 'start',
      variables: { who: 'Uma' },
      answers: [{ element: 'ask', output: { text: 'yes' } }],
    }),
  );
});

test('who may not publish is told so', async () => {
  visit('/automations/a1?tab=scenarios', {
    ...served,
    'GET /me': () => ({
      ...uma,
      locale: 'en',
      timeZone: 'UTC',
      roles: ['user'],
      workspaces: [{ id: 'w1', name: 'Demo team', role: 'member' }],
    }),
  });

  expect(await screen.findByText('Scenarios are for those who may publish the automation.')).toBeVisible();
});

test('a run becomes a scenario', async () => {
  const { calls, user } = visit('/runs/r1', {
    ...served,
    'GET /runs/r1': () => ({
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
      bpmn,
    }),
    'GET /runs/r1/steps': () => page([]),
    'POST /runs/r1/scenario': () => yes,
  });

  await user.click(await screen.findByRole('button', { name: 'Save as scenario' }));
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'As on Monday');
  await user.click(screen.getByRole('button', { name: 'Save' }));

  expect(await screen.findByText('The scenario is kept')).toBeVisible();
  expect(calls.find(({ path }) => path.endsWith('/scenario'))?.body).toEqual({
    name: 'As on Monday',
    description: '',
  });
});

test('what a try-out came to is read off its steps', () => {
  const pass = (elementId: string, elementType: string, state: string) => ({ elementId, elementType, state });
  const tried = (state: string, ...steps: object[]) =>
    ({ state, steps, variables: { sum: 1, 'a b': 2 } }) as unknown as TryOut;
  const sub = pass('sub', 'subProcess', 'active');
  const start = pass('start', 'startEvent', 'completed');

  expect(outcomeOf(tried('waiting', start, sub, pass('ask', 'serviceTask', 'active')), ['sum'])).toEqual({
    state: 'waiting',
    at: ['ask'],
    passed: ['start'],
    variables: { sum: 1 },
  });
  expect(outcomeOf(tried('completed', start, pass('done', 'noneEndEvent', 'completed')), [])?.at).toEqual([
    'done',
  ]);
  expect(outcomeOf(tried('failed', start, pass('ask', 'serviceTask', 'failed')), [])?.at).toEqual(['ask']);
  expect(outcomeOf(tried('stopped', start), [])).toBeNull();
  expect(variablesOf(tried('completed'))).toEqual(['sum']);
  expect(inWords({ state: 'failed', at: [], passed: [], variables: { sum: 1 } }, (id) => id)).toBe(
    'Fails. Looks at “sum”.',
  );
});
