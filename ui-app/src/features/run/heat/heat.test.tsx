import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { page, problem, visit } from '@/test/harness';
import type { HeatStep } from '@/lib/api/types';
import { boundsOf, levelOf, valueOf } from './scale';
import { heatSearch } from './search';

type Options = { onElementClick: (element: string | null) => void };
const viewer = vi.hoisted(() => ({
  options: null as Options | null,
  heat: [] as { elementId: string; level: number; text: string }[],
  selected: null as string | null,
}));
vi.mock('@taskloom/modeler/viewer', () => ({
  createViewer: (options: Options) => {
    viewer.options = options;
    return {
      ready: Promise.resolve(),
      setTheme() {},
      showHeat: (heat: typeof viewer.heat) => void (viewer.heat = heat),
      select: (id: string | null) => void (viewer.selected = id),
      destroy() {},
    };
  },
}));
beforeEach(() => {
  viewer.heat = [];
});

const automation = {
  id: 'a1',
  workspaceId: 'w1',
  projectId: null,
  name: 'Ask',
  description: null,
  published: 2,
  draftVersion: 7,
  hasUnpublishedChanges: false,
  triggers: [],
  draftTriggers: [],
  enabled: true,
  updatedAt: '2026-01-01T10:00:00Z',
  version: 9,
};
const start: HeatStep = {
  elementId: 'start',
  name: null,
  type: 'startEvent',
  entered: 100,
  finished: 100,
  failed: 0,
  held: 0,
  waiting: 0,
  medianMillis: 0,
  p95Millis: 1,
};
const ask: HeatStep = {
  elementId: 'ask',
  name: 'Ask the boss',
  type: 'userTask',
  entered: 40,
  finished: 30,
  failed: 3,
  held: 1,
  waiting: 9,
  medianMillis: 7_200_000,
  p95Millis: 90_000_000,
};
const end: HeatStep = {
  ...start,
  elementId: 'end',
  name: 'Done',
  type: 'noneEndEvent',
  entered: 31,
  finished: 31,
};
const never: HeatStep = {
  ...start,
  elementId: 'never',
  name: 'Never done',
  type: 'serviceTask',
  entered: 10,
  finished: 0,
  medianMillis: null,
  p95Millis: null,
};
const heat = {
  version: 2,
  since: '2026-01-01T10:00:00Z',
  until: '2026-01-31T10:00:00Z',
  runs: 100,
  cut: false,
  oldest: '2026-01-02T10:00:00Z',
  states: { running: 0, waiting: 9, completed: 90, failed: 1, cancelled: 0 },
  steps: [start, ask, end, never],
};
const served = {
  'GET /automations/a1': () => automation,
  'GET /automations/a1/versions': () => page([{ number: 2 }, { number: 1 }]),
  'GET /automations/a1/versions/2': () => ({ number: 2, bpmn: '<two />' }),
  'GET /automations/a1/versions/1': () => ({ number: 1, bpmn: '<one />' }),
  'GET /automations/a1/runs': () => page([]),
  'GET /connectors': () => page([]),
  'GET /trigger-types': () => page([]),
  'GET /automations/a1/heat': () => heat,
};

test('steps are coloured by how often, how long or how badly they went', async () => {
  const { user, router } = visit('/automations/a1?tab=heat', served);

  await waitFor(() =>
    expect(viewer.heat).toEqual([
      { elementId: 'start', level: 5, text: '100' },
      { elementId: 'ask', level: 2, text: '40' },
      { elementId: 'end', level: 2, text: '31' },
      { elementId: 'never', level: 1, text: '10' },
    ]),
  );
  expect(screen.getByText('100 runs')).toBeVisible();
  expect(screen.getByText('9 waiting')).toBeVisible();
  expect(
    within(screen.getByRole('list', { name: 'Legend' }))
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual(['up to 20', 'up to 40', 'up to 60', 'up to 80', 'up to 100']);

  await user.click(screen.getByRole('radio', { name: 'How long' }));

  await waitFor(() =>
    expect(viewer.heat.find(({ elementId }) => elementId === 'ask')?.text).toBe('2 h 0 min'),
  );
  expect(viewer.heat.map(({ elementId }) => elementId)).not.toContain('never');
  expect(router.state.location.search).toEqual({ tab: 'heat', by: 'time' });

  await user.click(screen.getByRole('radio', { name: 'Failures' }));
  await waitFor(() => expect(viewer.heat).toEqual([{ elementId: 'ask', level: 5, text: '3' }]));
});

test('a step shows its numbers and leads to the runs that stand there', async () => {
  const { user, router } = visit('/automations/a1?tab=heat', served);
  await user.click(await screen.findByRole('button', { name: /Ask the boss/ }));

  const card = screen.getByRole('region', { name: 'Chosen step' });
  expect(within(card).getByText('2 h 0 min')).toBeVisible();
  await waitFor(() => expect(viewer.selected).toBe('ask'));
  viewer.options?.onElementClick('end');
  expect(await within(card).findByText('No run stands here now.')).toBeVisible();
  viewer.options?.onElementClick('elsewhere');
  expect(await within(card).findByText('No run of that time has come here.')).toBeVisible();

  viewer.options?.onElementClick('ask');
  await user.click(await within(card).findByRole('link', { name: 'Show runs that stand here (10)' }));
  expect(router.state.location.search).toEqual({ tab: 'runs', version: 2, step: 'ask' });
});

test('the table is sorted by any of its columns', async () => {
  const { user } = visit('/automations/a1?tab=heat', served);
  const table = await screen.findByRole('table', { name: 'Steps in numbers' });
  const names = () =>
    within(table)
      .getAllByRole('rowheader')
      .map((cell) => cell.textContent?.replace(/ \(.*/, ''));

  expect(names()).toEqual(['Start', 'Ask the boss', 'Done', 'Never done']);
  await user.click(within(table).getByRole('button', { name: 'Half within' }));
  expect(names()[0]).toBe('Ask the boss');
  expect(names().at(-1)).toBe('Never done');
  await user.click(within(table).getByRole('button', { name: 'Half within' }));
  expect(names().at(-1)).toBe('Never done');
  expect(within(table).getByRole('columnheader', { name: 'Half within' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await user.click(within(table).getByRole('button', { name: 'Step' }));
  expect(names()).toEqual(['Ask the boss', 'Done', 'Never done', 'Start']);
});

test('another version and another time are asked for, and stand in the address', async () => {
  const { calls, user, router } = visit('/automations/a1?tab=heat&version=1&days=7', {
    ...served,
    'GET /automations/a1/heat': ({ query }) => ({
      ...heat,
      version: Number(query.get('version') ?? 2),
      cut: true,
    }),
  });
  expect(await screen.findByText(/newest 100, begun since/)).toBeVisible();
  const asked = calls.find(({ path }) => path.endsWith('/heat'))?.query;
  expect(asked?.get('version')).toBe('1');
  expect(Date.now() - Date.parse(asked?.get('since') ?? '')).toBeLessThan(7.01 * 86_400_000);

  await user.click(screen.getByRole('combobox', { name: 'Version' }));
  await user.click(await screen.findByRole('option', { name: 'Version 2, which new runs use' }));
  await waitFor(() => expect(router.state.location.search).toEqual({ tab: 'heat', days: 7 }));
  expect(heatSearch({ version: 'x', days: '8', by: 'colour' })).toEqual({});
});

test('it says so when nothing ran', async () => {
  visit('/automations/a1?tab=heat', {
    ...served,
    'GET /automations/a1/heat': () => ({ ...heat, runs: 0, steps: [] }),
  });
  expect(await screen.findByText('No runs in that time')).toBeVisible();
});

test('it says so when nothing is published, and asks for nothing', async () => {
  const { calls } = visit('/automations/a1?tab=heat', {
    ...served,
    'GET /automations/a1': () => ({ ...automation, published: null }),
  });
  expect(await screen.findByText('Not published yet')).toBeVisible();
  expect(calls.some(({ path }) => path.endsWith('/heat'))).toBe(false);
});

test('it says so when there is too much to count', async () => {
  visit('/automations/a1?tab=heat', {
    ...served,
    'GET /automations/a1/heat': () => problem(503, 'Too much ran in that time for it to be counted.'),
  });
  expect(await screen.findByText(/Too much ran/)).toBeVisible();
});

test('levels are even for counts, and by magnitude for times', () => {
  expect(boundsOf([], 'count')).toEqual([]);
  expect(boundsOf([1, 1], 'count')).toEqual([1]);
  expect(levelOf(1, [1])).toBe(5);
  expect(boundsOf([2, 1], 'failures')).toEqual([1, 2]);
  expect(boundsOf([1, 100_000], 'time')).toEqual([10, 100, 1000, 10_000, 100_000]);
  expect(boundsOf([0], 'time')).toEqual([1]);
  expect([0, 10, 11, 100_000].map((value) => levelOf(value, [10, 100, 1000, 10_000, 100_000]))).toEqual([
    1, 1, 2, 5,
  ]);
  expect(valueOf({ ...start, entered: 0 }, 'count')).toBeNull();
  expect(valueOf(start, 'time')).toBeNull();
  expect(valueOf(ask, 'time')).toBe(7_200_000);
});
