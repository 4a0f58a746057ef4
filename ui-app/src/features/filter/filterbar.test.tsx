import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { SavedFilter } from '@/lib/api/types';
import { aTask, page, problem, uma, ugo, visit } from '@/test/harness';

const language = {
  fields: [
    {
      name: 'status',
      written: 'status',
      type: 'choice',
      operators: ['=', '!='],
      values: [{ value: 'todo', label: 'To do' }],
    },
    { name: 'dueAt', written: 'dueAt', type: 'date', operators: ['<', 'is empty'] },
  ],
  functions: ['now'],
  keywords: ['and', 'or', 'not'],
};
const saved = {
  id: 'f1',
  name: 'Mine and late',
  filter: 'overdue',
  sort: null,
  workspaceId: 'w1',
  projectId: null,
  shared: false,
  owner: uma,
  canEdit: true,
  buckets: null,
  version: 1,
} as unknown as SavedFilter;
const list = (calls: { path: string; query: URLSearchParams }[], path = '/projects/p1/tasks') =>
  calls.filter((call) => call.path === path && call.query.get('limit') !== '1').map(({ query }) => query);

test('a chip adds its condition, stands in the address, and takes it away again', async () => {
  const { user, router, calls } = visit('/projects/p1', { 'GET /projects/p1/tasks': () => page([aTask()]) });
  await user.click(await screen.findByRole('button', { name: 'Filter' }));
  await user.click(screen.getByRole('button', { name: 'Overdue' }));
  await user.click(await screen.findByRole('button', { name: 'No due date', pressed: false }));

  await waitFor(() => expect(router.state.location.search).toEqual({ filter: 'overdue and dueAt is empty' }));
  await waitFor(() => expect(list(calls).at(-1)?.get('filter')).toBe('overdue and dueAt is empty'));
  await user.click(screen.getByRole('button', { name: 'Overdue', pressed: true }));
  await waitFor(() => expect(router.state.location.search).toEqual({ filter: 'dueAt is empty' }));
});

test('a mistake is named with its place, and the list stays as it was', async () => {
  const { user, router } = visit('/projects/p1', {
    'GET /projects/p1/tasks': ({ query }) =>
      query.get('filter')
        ? problem(400, 'Bad input.', {
            errors: [
              {
                field: 'filter',
                code: 'unknown',
                message: 'There is no field statsu; did you mean status?',
                position: 0,
                length: 6,
              },
            ],
          })
        : page([aTask()]),
  });
  await user.click(await screen.findByRole('button', { name: 'Filter' }));
  const field = screen.getByRole('combobox', { name: 'Filter in words' });
  await user.type(field, 'statsu = todo{Enter}');

  expect(
    await screen.findByText('Character 1: There is no field statsu; did you mean status?'),
  ).toBeVisible();
  expect(field).toBeInvalid();
  expect((field as HTMLInputElement).selectionEnd).toBe(6);
  expect(router.state.location.search).toEqual({});
  expect(screen.getByText('Buy milk')).toBeVisible();
});

test('fields, comparisons and values are completed by Tab, people by the server', async () => {
  const { user } = visit('/projects/p1', {
    'GET /projects/p1/tasks': () => page([]),
    'GET /filters/language': () => language,
    'GET /filters/complete': ({ query }) =>
      query.get('text') === 'assignee = '
        ? { from: 11, to: 11, items: [{ insert: '"Ugo Second"', label: 'Ugo Second', kind: 'person' }] }
        : { from: 0, to: 0, items: [] },
  });
  await user.click(await screen.findByRole('button', { name: 'Filter' }));
  const field = screen.getByRole('combobox', { name: 'Filter in words' });
  await user.type(field, 'st');
  await screen.findByRole('option', { name: /status/ });
  await user.keyboard('{Tab}');
  expect(field).toHaveValue('status ');
  await user.keyboard('{Tab}');
  expect(field).toHaveValue('status = ');
  await user.keyboard('{Tab}');
  expect(field).toHaveValue('status = todo ');

  await user.clear(field);
  await user.type(field, 'assignee = ');
  await user.click(await screen.findByRole('option', { name: /Ugo Second/ }));
  expect(field).toHaveValue('assignee = "Ugo Second" ');
});

test('words are searched for, best first and in one group', async () => {
  const { user, router, calls } = visit('/projects/p1', { 'GET /projects/p1/tasks': () => page([aTask()]) });
  await screen.findByText('Buy milk');
  await user.keyboard('/');
  expect(screen.getByRole('searchbox', { name: 'Search tasks' })).toHaveFocus();
  await user.keyboard('milk');
  await waitFor(() => expect(router.state.location.search).toEqual({ q: 'milk' }));
  await waitFor(() => expect(list(calls).at(-1)?.get('q')).toBe('milk'));
  expect(list(calls).at(-1)?.get('sort')).toBeNull();
});

test('nothing found leads back to everything', async () => {
  const { user, router } = visit('/projects/p1?q=nowhere', {
    'GET /projects/p1/tasks': ({ query }) => page(query.get('q') ? [] : [aTask()]),
  });
  await user.click(await screen.findByRole('button', { name: 'Clear filter and search' }));
  expect(await screen.findByText('Buy milk')).toBeVisible();
  expect(router.state.location.search).toEqual({});
});

test('a filter is saved with a name, and then stands in the side bar', async () => {
  const filters: unknown[] = [];
  const { user, calls, router } = visit('/projects/p1?filter=overdue', {
    'GET /projects/p1/tasks': () => page([aTask()]),
    'GET /filters': () => page(filters),
    'POST /filters': ({ body }) => {
      filters.push({ ...saved, ...(body as object) });
      return filters[0];
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Save filter' }));
  const dialog = await screen.findByRole('dialog', { name: 'Save filter' });
  await user.type(within(dialog).getByRole('textbox', { name: /Name/ }), 'Late');
  await user.click(within(dialog).getByRole('checkbox', { name: 'Share with the workspace' }));
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));

  expect(await screen.findByRole('heading', { name: 'Late' })).toBeVisible();
  expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
    name: 'Late',
    filter: 'overdue',
    workspaceId: 'w1',
    projectId: 'p1',
    shared: true,
  });
  expect(screen.getByRole('link', { name: 'Late' })).toHaveAttribute('aria-current', 'page');
  expect(router.state.location.pathname).toBe('/filters/f1');
});

test('a saved filter’s page lists what it finds; its changes are saved, and it is deleted after a question', async () => {
  let now: SavedFilter[] = [saved];
  const { user, calls, router } = visit('/filters/f1', {
    'GET /filters': () => page(now),
    'GET /tasks': () => page([aTask()]),
    'PATCH /filters/f1': ({ body }) => {
      now = [{ ...saved, ...(body as object), version: 2 }];
      return now[0];
    },
    'DELETE /filters/f1': () => void (now = []),
  });
  expect(await screen.findByText('Buy milk')).toBeVisible();
  expect(list(calls, '/tasks').at(-1)?.get('filter')).toBe('overdue');
  expect(list(calls, '/tasks').at(-1)?.get('assignee')).toBeNull();

  await user.click(screen.getByRole('button', { name: 'Blocked' }));
  await user.click(await screen.findByRole('button', { name: 'Save changes' }));
  await waitFor(() =>
    expect(calls.find(({ method }) => method === 'PATCH')?.body).toEqual({
      filter: 'overdue and blocked',
      sort: null,
    }),
  );
  await user.click(screen.getByRole('button', { name: 'More actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete filter' }));
  await user.click(
    within(await screen.findByRole('dialog', { name: 'Delete this filter?' })).getByRole('button', {
      name: 'Delete filter',
    }),
  );
  await waitFor(() => expect(router.state.location.pathname).toBe('/my-tasks'));
});

test('a filter that others share cannot be changed, and its owner is named', async () => {
  visit('/filters/f1', {
    'GET /filters': () => page([{ ...saved, shared: true, owner: ugo, canEdit: false }]),
    'GET /tasks': () => page([aTask()]),
  });
  expect(await screen.findByText('Shared by Ugo Second')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'More actions' })).not.toBeInTheDocument();
});

test('a filter that somebody saves appears by its event', async () => {
  const filters: unknown[] = [];
  const { live } = visit('/my-tasks', { 'GET /filters': () => page(filters) });
  await screen.findByRole('link', { name: 'Everyday' });
  filters.push(saved);
  live.tell({ type: 'FilterChanged', projectId: null, subject: { kind: 'filter', id: 'f1' } });
  expect(await screen.findByRole('link', { name: 'Mine and late' })).toBeVisible();
});
