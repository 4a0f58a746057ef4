import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { page, problem, visit } from '@/test/harness';

const counts = {
  tasks: 0,
  sections: 0,
  tags: 0,
  choices: 0,
  comments: 0,
  refused: 0,
  removed: 0,
  kept: 0,
};
const mapping = {
  encoding: 'UTF-8',
  delimiter: ',',
  dateOrder: 'day_first',
  timeZone: 'UTC',
  columns: [{ column: 0, target: 'title' }],
  values: [],
  createTags: true,
  createSections: true,
  createChoices: false,
  includeArchived: false,
  automations: false,
};
const ready = {
  id: 'i1',
  projectId: 'p1',
  fileName: 'tasks.csv',
  size: 120,
  kind: 'csv',
  state: 'ready',
  reason: null,
  dry: false,
  lines: 3,
  read: 0,
  counts,
  columns: [
    { name: 'What', samples: ['Buy milk'] },
    { name: 'Who', samples: ['Bob'] },
  ],
  rows: [['Buy milk', 'Bob']],
  mapping,
  unfit: [],
  fileKept: true,
  createdAt: '2026-01-01T10:00:00Z',
  updatedAt: '2026-01-01T10:00:00Z',
};
const checked = {
  ...ready,
  state: 'checked',
  dry: true,
  read: 3,
  counts: { ...counts, tasks: 2, sections: 1, refused: 1 },
  unfit: [{ field: 'assignees', value: 'Bob', lines: 1 }],
};
const refusals = page([{ line: 3, faults: [{ column: 'Who', code: 'assignees', message: 'Nobody.' }] }]);

test('a file is mapped, tried and imported', async () => {
  let now: object = ready;
  const { user, calls, router } = visit('/projects/p1/import', {
    'GET /import/tasks': () => page([]),
    'GET /import/tasks/i1': () => now,
    'POST /import/tasks': () => ready,
    'PUT /import/tasks/i1/mapping': ({ body }) => (now = { ...ready, mapping: body }),
    'POST /import/tasks/i1/dry-run': () => (now = checked),
    'POST /import/tasks/i1/start': () => (now = { ...checked, state: 'done', dry: false, unfit: [] }),
    'GET /import/tasks/i1/refusals': () => refusals,
  });

  await user.upload(
    await screen.findByLabelText('Choose a file', { selector: 'input' }),
    new File(['What,Who\nBuy milk,Bob\n'], 'tasks.csv', { type: 'text/csv' }),
  );
  await user.click(await screen.findByRole('combobox', { name: 'What Who becomes' }));
  await user.click(await screen.findByRole('option', { name: 'Assignees' }));
  await user.click(screen.getByRole('button', { name: 'Try it' }));

  // What would be, what is refused and why, and what nobody is called.
  expect(await screen.findByText('2 tasks, 1 section')).toBeVisible();
  expect(await screen.findByText('Nobody.')).toBeVisible();
  expect(calls.find(({ method }) => method === 'PUT')?.body).toMatchObject({
    columns: [
      { column: 0, target: 'title' },
      { column: 1, target: 'assignees' },
    ],
  });
  await user.click(screen.getByRole('combobox', { name: 'What Bob means' }));
  await user.click(await screen.findByRole('option', { name: 'Ugo Second' }));
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await vi.waitFor(() =>
    expect(calls.filter(({ method }) => method === 'PUT').at(-1)?.body).toMatchObject({
      values: [{ field: 'assignees', value: 'Bob', to: 'ugo' }],
    }),
  );

  await user.click(await screen.findByRole('button', { name: 'Import 2 tasks' }));
  expect(await screen.findByRole('heading', { name: '2 tasks imported' })).toBeVisible();
  expect(router.state.location.search).toEqual({ import: 'i1' });
});

test('a file that is broken says so', async () => {
  const { user } = visit('/projects/p1/import', {
    'GET /import/tasks': () => page([]),
    'POST /import/tasks': () => problem(422, 'Line 4: there are bytes that are no letters in UTF-8.'),
  });

  await user.upload(
    await screen.findByLabelText('Choose a file', { selector: 'input' }),
    new File(['x'], 'tasks.csv', { type: 'text/csv' }),
  );

  expect(await screen.findByRole('alert')).toHaveTextContent('Line 4');
});

test('undoing tells what stayed, and takes that along if one says so', async () => {
  const done = { ...checked, state: 'done', dry: false, unfit: [], counts: { ...counts, tasks: 2 } };
  let now: object = done;
  const { user, calls } = visit('/projects/p1/import?import=i1', {
    'GET /import/tasks/i1': () => now,
    'GET /import/tasks/i1/refusals': () => page([]),
    'GET /import/tasks/i1/kept': () =>
      page([{ line: 2, taskId: 't1', title: 'Buy milk', reason: 'changed' }]),
    'POST /import/tasks/i1/undo': () =>
      (now = { ...done, state: 'undone', counts: { ...counts, tasks: 2, removed: 1, kept: 1 } }),
  });

  await user.click(await screen.findByRole('button', { name: 'Undo the import' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Undo the import' }));

  expect(await screen.findByRole('link', { name: 'Buy milk' })).toBeVisible();
  expect(screen.getByText('Changed since')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Put these into the bin, too' }));
  await user.click(
    within(await screen.findByRole('dialog')).getByRole('button', { name: 'Put these into the bin, too' }),
  );
  await vi.waitFor(() =>
    expect(calls.filter(({ path }) => path === '/import/tasks/i1/undo').map(({ body }) => body)).toEqual([
      { changed: false },
      { changed: true },
    ]),
  );
});
