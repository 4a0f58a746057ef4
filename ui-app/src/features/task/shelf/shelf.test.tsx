import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { Task } from '@/lib/api/types';
import { aTask, everyday, page, visit } from '@/test/harness';

let bin: Task[];
beforeEach(() => {
  const deletedAt = new Date(Date.now() - 2 * 3_600_000).toISOString();
  bin = ['Buy milk', 'Fix the door'].map((title) => aTask({ title, deletedAt }));
});
const take = (id: string | undefined) => (bin = bin.filter((task) => task.id !== id));
const owner = { 'GET /projects/p1': () => ({ ...everyday, role: 'owner' }) };
const routes = () => ({
  'GET /projects/p1/tasks': ({ query }: { query: URLSearchParams }) =>
    page(query.get('in') === 'bin' ? bin : []),
  'GET /tasks/*/changes': () =>
    page([
      {
        id: 'c2',
        at: '',
        type: 'commented',
        fields: [],
        actor: { kind: 'person', id: 'uma', name: 'Uma User' },
      },
      {
        id: 'c1',
        at: '',
        type: 'deleted',
        fields: [],
        actor: { kind: 'person', id: 'ugo', name: 'Ugo Second' },
      },
    ]),
  'POST /tasks/*/restore': (_call: unknown, parts: string[]) => {
    const task = bin.find(({ id }) => id === parts[2]);
    take(parts[2]);
    return { ...task, deletedAt: null, version: 2 };
  },
  'DELETE /tasks/*': (_call: unknown, parts: string[]) => void take(parts[2]),
});

test('the bin says when something was deleted and by whom, and gives it back', async () => {
  const { user, calls } = visit('/projects/p1/bin', routes());
  const milk = (await screen.findByText('Buy milk')).closest('li')!;
  await waitFor(() => expect(milk).toHaveTextContent('Deleted 2 hours ago by Ugo Second'));

  await user.click(screen.getByRole('button', { name: 'Restore Buy milk' }));

  expect(await screen.findByText('“Buy milk” is back')).toBeVisible();
  await waitFor(() => expect(screen.queryByText('Buy milk')).not.toBeInTheDocument());
  expect(calls.find(({ path }) => path === '/projects/p1/tasks')?.query.get('sort')).toBe('-deletedAt');
});

test('many come back in one call', async () => {
  const { user, calls } = visit('/projects/p1/bin', {
    ...routes(),
    'POST /tasks/bulk': () => {
      const items = bin.map(({ id }) => ({ taskId: id, status: 200, version: 2, problem: null }));
      bin = [];
      return { id: 'b1', undoableUntil: new Date(Date.now() + 600_000).toISOString(), items };
    },
  });
  await user.click(await screen.findByRole('checkbox', { name: 'Select all shown' }));
  const toolbar = screen.getByRole('toolbar', { name: 'Selected tasks' });
  await user.click(within(toolbar).getByRole('button', { name: 'Restore' }));

  expect(await screen.findByText('The recycle bin is empty')).toBeVisible();
  expect(calls.find(({ path }) => path === '/tasks/bulk')?.body).toMatchObject({ action: 'restore' });
  expect(screen.getByText('2 tasks restored')).toBeVisible();
});

test('an owner empties the bin, with the pages that are not shown, and is told how much goes', async () => {
  const more = ['Paint the fence', 'Sort the cellar'].map((title) =>
    aTask({ title, deletedAt: new Date().toISOString() }),
  );
  const all = () => [...bin, ...more];
  const { user, calls } = visit('/projects/p1/bin', {
    ...routes(),
    ...owner,
    'GET /projects/p1/tasks': ({ query }: { query: URLSearchParams }) => {
      if (query.get('in') !== 'bin' || all().length < 4) return page([]);
      return query.get('cursor') ? page(more) : { items: bin, next: 'more' };
    },
    'DELETE /tasks/*': (_call: unknown, parts: string[]) => {
      const at = more.findIndex(({ id }) => id === parts[2]);
      if (at >= 0) more.splice(at, 1);
      else take(parts[2]);
    },
  });
  await screen.findByText('Buy milk');
  await user.click(screen.getByRole('button', { name: 'Empty recycle bin' }));
  const dialog = await screen.findByRole('dialog', { name: 'Empty the recycle bin?' });
  expect(within(dialog).getByText(/All 4 tasks in it go for good/)).toBeVisible();
  expect(calls.some(({ method }) => method === 'DELETE')).toBe(false);
  await user.click(within(dialog).getByRole('button', { name: 'Delete 4 tasks for good' }));

  expect(await screen.findByText('4 tasks deleted for good')).toBeVisible();
  expect(await screen.findByText('The recycle bin is empty')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Empty recycle bin' })).toBeDisabled();
  expect(calls.filter(({ method, query }) => method === 'DELETE' && query.get('permanently'))).toHaveLength(
    4,
  );
});

test('emptying the bin can be stopped half way', async () => {
  let answer = () => {};
  const { user, calls } = visit('/projects/p1/bin', {
    ...routes(),
    ...owner,
    'DELETE /tasks/*': (_call: unknown, parts: string[]) =>
      new Promise<void>((resolve) => {
        answer = () => {
          take(parts[2]);
          resolve();
        };
      }),
  });
  await screen.findByText('Buy milk');
  await user.click(screen.getByRole('button', { name: 'Empty recycle bin' }));
  const dialog = await screen.findByRole('dialog', { name: 'Empty the recycle bin?' });
  await user.click(within(dialog).getByRole('button', { name: 'Delete 2 tasks for good' }));
  expect(await within(dialog).findByText('0 of 2 deleted')).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Stop' }));
  act(() => answer());

  expect(await screen.findByText('Task deleted for good')).toBeVisible();
  expect(calls.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
  expect(await screen.findByText('Fix the door')).toBeVisible();
});

test('only owners delete for good, and are asked first', async () => {
  const { user, calls } = visit('/projects/p1/bin', { ...routes(), ...owner });
  await user.click(await screen.findByRole('button', { name: 'Delete Buy milk for good' }));
  const dialog = await screen.findByRole('dialog', { name: 'Delete for good?' });
  expect(within(dialog).getByText(/Nothing brings it back/)).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Delete for good' }));

  expect(await screen.findByText('Task deleted for good')).toBeVisible();
  expect(calls.find(({ method }) => method === 'DELETE')?.query.get('permanently')).toBe('true');
  expect(screen.getByText('Fix the door')).toBeVisible();
});

test('viewers look on', async () => {
  visit('/projects/p1/bin', { ...routes(), 'GET /projects/p1': () => ({ ...everyday, role: 'viewer' }) });
  await screen.findByText('Buy milk');
  expect(screen.queryByRole('button', { name: 'Restore Buy milk' })).not.toBeInTheDocument();
  expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
});

test('members are told that owners delete for good', async () => {
  visit('/projects/p1/bin', routes());
  expect(await screen.findByText('Only owners of the project delete for good.')).toBeVisible();
  expect(screen.queryByRole('button', { name: /for good/ })).not.toBeInTheDocument();
});

test('the archive has its own place, and says so when it is empty', async () => {
  const { user, router } = visit('/projects/p1/bin', routes());
  await screen.findByText('Buy milk');
  await user.click(screen.getByRole('radio', { name: 'Archive' }));

  expect(await screen.findByText('The archive is empty')).toBeVisible();
  expect(router.state.location.pathname).toBe('/projects/p1/archive');
});

test('what another person restores leaves the bin at once', async () => {
  const { live } = visit('/projects/p1/bin', routes());
  await screen.findByText('Buy milk');
  const id = bin[0]?.id;
  take(id);
  act(() => live.tell({ type: 'TaskRestored', subject: { kind: 'task', id } }));

  await waitFor(() => expect(screen.queryByText('Buy milk')).not.toBeInTheDocument());
});

test('archiving in the panel offers to take it back', async () => {
  const task = aTask({ title: 'Buy milk' });
  const { user, calls } = visit(`/projects/p1?task=${task.id}`, {
    'GET /projects/p1/tasks': () => page([task]),
    [`GET /tasks/${task.id}`]: () => task,
    'POST /tasks/*/archive': () => ({ ...task, archivedAt: '2026-01-02T10:00:00Z', version: 2 }),
    'POST /tasks/*/restore': () => ({ ...task, version: 3 }),
  });
  const panel = await screen.findByRole('dialog', { name: 'Task details' });
  await user.click(await within(panel).findByRole('button', { name: 'More actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Archive' }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));

  await waitFor(() => expect(calls.some(({ path }) => path.endsWith('/restore'))).toBe(true));
});
