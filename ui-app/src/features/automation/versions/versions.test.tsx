import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { designer, page, problem, visit } from '@/test/harness';

vi.mock('../Editor', () => ({ default: () => null }));

const automation = {
  id: 'a1',
  workspaceId: 'w1',
  projectId: null,
  name: 'Chase urgent tasks',
  description: '',
  published: 2,
  draftVersion: 7,
  hasUnpublishedChanges: false,
  triggers: [],
  draftTriggers: [],
  enabled: true,
  updatedAt: '2026-01-01T10:00:00Z',
  version: 9,
};
const dee = { id: 'p1', name: 'Dee Designer', email: null, avatarUrl: null };
const version = (number: number, note: string | null) => ({
  number,
  note,
  author: dee,
  publishedAt: '2026-01-01T10:00:00Z',
});
const plan = {
  from: 1,
  to: 2,
  runs: 3,
  steps: [
    {
      elementId: 'look',
      name: 'Have a look',
      type: 'userTask',
      runs: 2,
      suggested: 'look',
      choices: [
        { elementId: 'look', name: 'Have a look' },
        { elementId: 'again', name: 'Look again' },
      ],
    },
    {
      elementId: 'old',
      name: 'Old step',
      type: 'userTask',
      runs: 1,
      suggested: null,
      choices: [{ elementId: 'again', name: 'Look again' }],
    },
  ],
};
const migration = {
  id: 'm1',
  from: 1,
  to: 2,
  way: 'migrate',
  steps: {},
  newTimers: false,
  startedBy: dee,
  startedAt: '2026-01-01T10:00:00Z',
  total: 3,
  moved: 2,
  stayed: 1,
  endedAt: '2026-01-01T10:00:01Z',
  stopped: null,
  left: [],
};
const backend = {
  ...designer,
  'GET /automations/a1': () => automation,
  'GET /automations/a1/versions': () => page([version(2, 'Two looks'), version(1, null)]),
  'GET /automations/a1/waiting': () => ({
    items: [
      {
        version: 1,
        runs: 3,
        steps: [
          { elementId: 'look', name: 'Have a look', type: 'userTask', runs: 2, failed: 0 },
          { elementId: 'old', name: 'Old step', type: 'userTask', runs: 1, failed: 1 },
        ],
      },
    ],
  }),
  'GET /automations/a1/migrations': () => page([]),
  'GET /automations/a1/migrate': () => plan,
};

test('what is published and what still runs on it are told, and an earlier version comes back', async () => {
  const { calls, user } = visit('/automations/a1?tab=versions', {
    ...backend,
    'POST /automations/a1/rollback': () => Response.json(version(3, 'Rolled back'), { status: 201 }),
  });

  const waiting = await screen.findByRole('region', { name: 'Runs that have not ended' });
  expect(waiting).toHaveTextContent('Version 1: 3 runs');
  expect(waiting).toHaveTextContent('2 at “Have a look” · 1 at “Old step” · 1 held by an error');
  const published = await screen.findByRole('region', { name: 'Published versions' });
  expect(within(published).getByText('Two looks')).toBeVisible();
  expect(within(published).getByText('New runs use it')).toBeVisible();

  await user.click(screen.getByRole('button', { name: 'More for version 1' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Roll back to it…' }));
  await user.click(await screen.findByRole('button', { name: 'Roll back' }));

  await vi.waitFor(() => expect(calls.find((call) => call.method === 'POST')?.body).toEqual({ version: 1 }));
});

test('where runs go on is shown, changed and asked for; what is refused says where', async () => {
  let refuse = true;
  const { calls, user } = visit('/automations/a1?tab=versions', {
    ...backend,
    'POST /automations/a1/migrate': () =>
      refuse
        ? problem(422, 'Runs can’t be migrated that way.', {
            findings: [{ elementId: 'old', message: 'It must stay inside.' }],
          })
        : Response.json(migration, { status: 202 }),
  });

  await user.click(await screen.findByRole('button', { name: 'Move the runs of version 1' }));
  const dialog = await screen.findByRole('dialog', { name: 'Runs of version 1 to version 2' });
  expect(await within(dialog).findByText(/1 run would stay/)).toBeVisible();
  await user.click(within(dialog).getByRole('combobox', { name: '“Old step” goes on at' }));
  await user.click(await screen.findByRole('option', { name: 'Look again' }));
  expect(within(dialog).queryByText(/would stay/)).toBeNull();
  await user.click(within(dialog).getByRole('button', { name: 'Move 3 runs' }));
  expect(await within(dialog).findByRole('alert')).toHaveTextContent('Old step: It must stay inside.');

  refuse = false;
  await user.click(within(dialog).getByRole('button', { name: 'Move 3 runs' }));
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(calls.findLast((call) => call.method === 'POST')?.body).toEqual({
    from: 1,
    to: 2,
    way: 'migrate',
    steps: { old: 'again' },
    newTimers: false,
  });
});

test('moves of the past tell who, how many, and why some stayed', async () => {
  const { user } = visit('/automations/a1?tab=versions', {
    ...backend,
    'GET /automations/a1/migrations': () => page([migration]),
    'GET /automations/a1/migrations/m1': () => ({
      ...migration,
      left: [{ runId: 'r1', reason: 'The plan leads nowhere from “old”.' }],
    }),
  });

  const moves = await screen.findByRole('region', { name: 'Moved so far' });
  expect(moves).toHaveTextContent('2 of 3 moved, version 1 to 2 · 1 run stayed');
  await user.click(within(moves).getByRole('button', { name: 'Why some stayed' }));
  expect(await within(moves).findByText(/The plan leads nowhere/)).toBeVisible();
});

test('a version tells how its scenarios came out, and why it was published all the same', async () => {
  const { user } = visit('/automations/a1?tab=versions', {
    ...backend,
    'GET /automations/a1/versions/2/scenarios': () => ({
      overrideReason: 'It is meant so',
      scenarios: [
        {
          name: 'The boss says no',
          description: '',
          expected: { state: 'completed', at: ['done'], passed: [], variables: {} },
          outcome: 'failed',
          message: 'It ended elsewhere.',
          element: null,
        },
      ],
      coverage: { elements: { passed: 4, total: 5, never: [] }, flows: { passed: 3, total: 4, never: [] } },
    }),
  });

  await user.click(await screen.findByRole('button', { name: 'More for version 2' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Scenarios…' }));

  const dialog = await screen.findByRole('dialog', { name: 'Scenarios of version 2' });
  expect(await within(dialog).findByText('Published all the same: It is meant so')).toBeVisible();
  expect(within(dialog).getByText('It ended elsewhere.')).toBeVisible();
  expect(within(dialog).getByText('4 of 5 elements, 3 of 4 paths passed')).toBeVisible();
});

test('who may not roll back or move runs is not asked to, and told why', async () => {
  const { 'GET /me': me, ...rest } = backend;
  const { user } = visit('/automations/a1?tab=versions', {
    ...rest,
    'GET /me': () => ({ ...me(), roles: ['user'] }),
  });

  const published = await screen.findByRole('region', { name: 'Published versions' });
  expect(await screen.findByRole('region', { name: 'Runs that have not ended' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Move the runs of version 1' })).toBeNull();
  expect(within(published).queryByRole('button', { name: 'More for version 2' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Start by hand' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'More actions' })).toBeNull();
  await user.click(within(published).getByRole('button', { name: 'More for version 1' }));

  expect(await screen.findByRole('menuitem', { name: 'Compare with version 2' })).toBeVisible();
  expect(screen.getByText(/Rolling back is for designers/)).toBeVisible();
  expect(screen.getByRole('menuitem', { name: 'Roll back to it…' })).toBeDisabled();
});
