import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { aTask, page, visit } from '@/test/harness';

const feed = {
  id: 'f1',
  name: 'Mine',
  projectId: null,
  onlyMine: true,
  filter: null,
  url: null,
  createdAt: '2026-01-01T10:00:00Z',
  lastUsedAt: null,
};
const file = (type: string) => () => new Response('content', { headers: { 'content-type': type } });

beforeEach(() => {
  // What jsdom lacks of browsers.
  Object.assign(URL, { createObjectURL: () => 'blob:file', revokeObjectURL() {} });
});

test('everything listed is saved as a file, with the same filter and order', async () => {
  const saved: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  const { calls, user } = visit('/projects/p1?filter=priority%20%3D%20high', {
    'GET /projects/p1/tasks': () => page([aTask()]),
    'GET /export/tasks.csv': file('text/csv'),
    'GET /export/tasks.pdf': file('application/pdf'),
  });

  await user.click(await screen.findByRole('button', { name: 'Export' }));
  await user.click(await screen.findByRole('menuitem', { name: /CSV/ }));
  await vi.waitFor(() => expect(saved).toEqual(['tasks.csv']));
  await user.click(await screen.findByRole('button', { name: 'Export' }));
  await user.click(await screen.findByRole('menuitem', { name: /PDF/ }));
  await vi.waitFor(() => expect(saved).toEqual(['tasks.csv', 'tasks.pdf']));

  const asked = calls.find(({ path }) => path === '/export/tasks.csv')?.query;
  expect(Object.fromEntries(asked ?? [])).toEqual({
    project: 'p1',
    status: 'todo,in_progress',
    sort: 'dueAt',
    filter: 'priority = high',
    bom: 'true',
  });
});

test("a feed's address is shown once, and a feed can be deleted", async () => {
  const { calls, user } = visit('/my-tasks', {
    'GET /tasks': () => page([aTask()]),
    'GET /me/calendar-feeds': () => page([feed]),
    'POST /me/calendar-feeds': () => ({ ...feed, id: 'f2', url: 'https://example.org/feeds/secret.ics' }),
    'DELETE /me/calendar-feeds/f1': () => undefined,
  });

  await user.click(await screen.findByRole('button', { name: 'Export' }));
  await user.click(await screen.findByRole('menuitem', { name: /Subscribe/ }));
  const dialog = await screen.findByRole('dialog', { name: 'Calendar feeds' });
  await user.click(within(dialog).getByRole('button', { name: 'Create the address' }));

  expect(await within(dialog).findByLabelText('Address of the feed')).toHaveValue(
    'https://example.org/feeds/secret.ics',
  );
  expect(calls.find(({ method, path }) => method === 'POST' && path === '/me/calendar-feeds')?.body).toEqual({
    name: 'My tasks in all projects',
    onlyMine: true,
  });
  await user.click(within(dialog).getByRole('button', { name: 'Delete the feed Mine' }));
  expect(await screen.findByText(/leads nowhere now/)).toBeInTheDocument();
});
