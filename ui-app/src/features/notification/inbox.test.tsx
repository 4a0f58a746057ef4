import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, expect, test, vi } from 'vitest';
import type { Notification } from '@/lib/api/types';
import { aTask, loadPanel, page, problem, visit } from '@/test/harness';

// What is loaded on demand is loaded before, so that a busy machine is not taken for a failure.
beforeAll(loadPanel, 60_000);

const ugo = { kind: 'person', id: 'ugo', name: 'Ugo Second' };
let number = 0;
function aNotification(more: object = {}): Notification {
  const id = `n${++number}`;
  return {
    id,
    at: new Date(Date.now() - number * 1000).toISOString(),
    kind: 'mentioned',
    actor: ugo,
    task: { id: 't1', title: 'Buy milk', status: 'todo', projectId: 'p1', dueAt: null },
    commentId: 'c1',
    workspaceId: 'w1',
    projectId: 'p1',
    excerpt: 'Can you have a look?',
    readAt: null,
    ...more,
  } as unknown as Notification;
}
const about = (title: string, more: object = {}) =>
  aNotification({
    task: { id: `t-${title}`, title, status: 'todo', projectId: 'p1', dueAt: null },
    commentId: null,
    kind: 'assigned',
    excerpt: null,
    ...more,
  });
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

/** An inbox that remembers what was read. */
function anInbox(items: Notification[]) {
  const read = (each: Notification) =>
    Object.assign(each, { readAt: each.readAt ?? new Date().toISOString() });
  return {
    'GET /notifications': ({ query }: { query: URLSearchParams }) => ({
      ...page(structuredClone(items.filter((each) => !query.get('unread') || each.readAt === null))),
      unread: items.filter(({ readAt }) => readAt === null).length,
    }),
    'POST /notifications/*/read': (_: unknown, parts: string[]) => {
      items.filter(({ id }) => id === parts[2]).forEach(read);
      return undefined;
    },
    'POST /notifications/read': () => {
      items.forEach(read);
      return undefined;
    },
    'DELETE /notifications/*': (_: unknown, parts: string[]) => {
      items.splice(
        items.findIndex(({ id }) => id === parts[2]),
        1,
      );
      return undefined;
    },
  } as unknown as NonNullable<Parameters<typeof visit>[1]>;
}
const rows = () => screen.getAllByRole('listitem').map((row) => row.textContent ?? '');
const row = (title: string) => screen.findByRole('button', { name: new RegExp(title) });

test('the bell counts what comes in live, shows it and leads to the comment', async () => {
  const items: Notification[] = [];
  const seen = vi.spyOn(Element.prototype, 'scrollIntoView');
  const comment = {
    id: 'c1',
    taskId: 't1',
    author: ugo,
    text: 'Can you have a look?',
    mentions: [],
    reactions: [],
    createdAt: '2026-01-02T10:00:00Z',
    editedAt: null,
    deletedAt: null,
    canEdit: false,
    version: 1,
  };
  const { live, user, router, calls } = visit('/my-tasks', {
    ...anInbox(items),
    'GET /tasks/*': () => aTask({ id: 't1' }),
    'GET /tasks/t1/comments': () => page([comment]),
  });
  expect(await screen.findByRole('button', { name: 'Notifications' })).toBeVisible();
  expect(live.watched).toContain('/user/queue/events');

  items.push(aNotification({ id: 'new' }));
  act(() => live.tell({ type: 'NotificationAdded', subject: { kind: 'notification', id: 'new' } }));

  await user.click(await screen.findByRole('button', { name: 'Notifications, 1 unread' }));
  await user.click(await row('Ugo Second mentioned you: Can you have a look'));

  const panel = await screen.findByRole('dialog', { name: 'Task details' });
  const shown = await within(panel).findByRole('listitem', { name: /Ugo Second/ });
  await waitFor(() => expect(shown).toHaveAttribute('data-looked-for'));
  expect(seen.mock.contexts).toContain(shown);
  expect(router.state.location.search).toEqual({ task: 't1', comment: 'c1' });
  expect(calls.some(({ method, path }) => method === 'POST' && path === '/notifications/new/read')).toBe(
    true,
  );
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Notifications', hidden: true })).toBeInTheDocument(),
  );
});

test('a mention on a diagram names the automation and leads to the comment there', async () => {
  const told = aNotification({
    id: 'd1',
    task: null,
    projectId: null,
    commentId: 'c7',
    automation: { id: 'a1', name: 'Chase urgent tasks' },
  } as unknown as Partial<Notification>);
  const { user, router } = visit('/inbox', anInbox([told]));

  const shown = await row('Chase urgent tasks');
  expect(shown).toHaveTextContent('Ugo Second mentioned you in a comment on its diagram');
  await user.click(shown);

  await waitFor(() => expect(router.state.location.pathname).toBe('/automations/a1'));
  expect(router.state.location.search).toEqual({ comment: 'c7' });
});

test('failed runs name their automation and lead to them', async () => {
  const told = aNotification({
    id: 'f1',
    kind: 'failed',
    actor: { kind: 'run', id: 'r1', name: 'Automation', pictureUrl: null },
    task: null,
    projectId: null,
    commentId: null,
    excerpt: null,
    automation: { id: 'a1', name: 'Chase urgent tasks' },
  } as unknown as Partial<Notification>);
  const { user, router } = visit('/inbox', anInbox([told]));

  const shown = await row('Chase urgent tasks');
  expect(shown).toHaveTextContent('Runs of it have failed and wait for somebody');
  await user.click(shown);

  await waitFor(() => expect(router.state.location.pathname).toBe('/automations/a1'));
  expect(router.state.location.search).toEqual({ tab: 'runs', state: ['failed'] });
});

test('days stand apart, and keys walk, mark as read and go on with the next', async () => {
  const items = [
    about('Chairs'),
    about('Tables'),
    about('Lamps', { at: daysAgo(1) }),
    about('Sofas', { at: daysAgo(400) }),
  ];
  const { user, calls } = visit('/inbox', anInbox(items));
  await row('Chairs');
  expect(screen.getAllByRole('heading', { level: 2 }).map((each) => each.textContent)).toEqual([
    'Today',
    'Yesterday',
    expect.stringMatching(/\d{4}/),
  ]);

  await user.keyboard('j');
  expect(await row('Chairs')).toHaveFocus();
  await user.keyboard('jjk');
  expect(await row('Tables')).toHaveFocus();
  await user.keyboard('e');

  await waitFor(() => expect(screen.queryByRole('button', { name: /Tables/ })).not.toBeInTheDocument());
  expect(await row('Lamps')).toHaveFocus();
  await user.keyboard('{Delete}');
  await waitFor(() => expect(screen.queryByRole('button', { name: /Lamps/ })).not.toBeInTheDocument());
  expect(calls.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
  expect(await screen.findByRole('tab', { name: 'Unread2' })).toBeVisible();
});

test('what was opened stays in its place, and all that was read is under "All"', async () => {
  const items = [about('Chairs'), about('Tables')];
  const { user } = visit('/inbox', { ...anInbox(items), 'GET /tasks/*': () => aTask({ title: 'Chairs' }) });
  (await row('Chairs')).focus();
  await user.keyboard('{Enter}');
  await user.click(
    within(await screen.findByRole('dialog', { name: 'Task details' })).getByRole('button', {
      name: 'Close',
    }),
  );
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());

  expect((await row('Chairs')).closest('li')).not.toHaveAttribute('data-unread');
  expect((await row('Tables')).closest('li')).toHaveAttribute('data-unread');
  await user.click(screen.getByRole('tab', { name: 'All' }));
  await waitFor(() => expect(rows().filter((text) => /Chairs|Tables/.test(text))).toHaveLength(2));
  await user.click(screen.getByRole('tab', { name: /^Unread/ }));
  await waitFor(() => expect(screen.queryByRole('button', { name: /Chairs/ })).not.toBeInTheDocument());
});

test('what cannot be marked as read comes back unread, with the reason', async () => {
  const items = [about('Chairs'), about('Tables')];
  let refuse: (answer: Response) => void = () => {};
  const { user } = visit('/inbox', {
    ...anInbox(items),
    'POST /notifications/*/read': () => new Promise((answer) => (refuse = answer as typeof refuse)),
  });
  (await row('Chairs')).focus();
  await user.keyboard('r');
  await waitFor(() => expect(screen.queryByRole('button', { name: /Chairs/ })).not.toBeInTheDocument());
  expect(await screen.findByRole('button', { name: 'Notifications, 1 unread' })).toBeVisible();

  act(() => refuse(problem(503, 'Taskloom is being maintained.')));

  expect(await screen.findByText('Taskloom is being maintained.')).toBeVisible();
  expect(await row('Chairs')).toBeVisible();
  expect(await screen.findByRole('button', { name: 'Notifications, 2 unread' })).toBeVisible();
});

test('all are read at once, up to the newest that was seen', async () => {
  const items = [about('Chairs'), about('Tables')];
  const newest = items[0]?.id;
  const { user, calls } = visit('/inbox', anInbox(items));
  await row('Chairs');

  await user.click(screen.getByRole('button', { name: 'Mark all as read' }));

  expect(await screen.findByText('You are all caught up')).toBeVisible();
  expect(calls.find(({ path }) => path === '/notifications/read')?.body).toEqual({ upTo: newest });
});

test('who was let into a project goes there', async () => {
  const { user, router } = visit('/inbox', {
    ...anInbox([aNotification({ kind: 'invited', task: null, commentId: null, excerpt: null })]),
    'GET /projects/p1/tasks': () => page([]),
  });

  await user.click(await row('Everyday.*Ugo Second added you to the project'));

  expect(await screen.findByRole('heading', { name: 'Everyday' })).toBeVisible();
  expect(router.state.location.pathname).toBe('/projects/p1');
});

test('an inbox that cannot be read says so and is read again', async () => {
  let down = true;
  const { user } = visit('/inbox', {
    'GET /notifications': () => (down ? problem(500, 'Out of order.') : { ...page([]), unread: 0 }),
  });
  expect((await screen.findAllByText('Out of order.'))[0]).toBeVisible();
  down = false;

  await user.click(screen.getByRole('button', { name: 'Try again' }));

  expect(await screen.findByText('You are all caught up')).toBeVisible();
});

test('how much of a project one is told is chosen in the inbox, and stays as it was when refused', async () => {
  let level = 'mine';
  let refused = false;
  const { user } = visit('/inbox', {
    'GET /projects/p1/notification-level': () => ({ level }),
    'PUT /projects/p1/notification-level': ({ body }) => {
      if (refused) return problem(503, 'Taskloom is being maintained.');
      level = (body as { level: string }).level;
      return body;
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Notifications by project' }));
  const field = await screen.findByRole('combobox', { name: 'Notifications of Everyday' });
  expect(field).toHaveValue('What concerns me');

  await user.click(field);
  await user.click(await screen.findByRole('option', { name: /Mentions only/ }));
  await waitFor(() => expect(level).toBe('mentions'));
  expect(field).toHaveValue('Mentions only');

  refused = true;
  await user.click(field);
  await user.click(await screen.findByRole('option', { name: /^Nothing/ }));
  expect(await screen.findByText('Taskloom is being maintained.')).toBeVisible();
  expect(field).toHaveValue('Mentions only');
});

test('g i goes to the inbox', async () => {
  const { user, router } = visit('/my-tasks');
  await screen.findByRole('link', { name: 'Inbox' });

  await user.keyboard('gi');

  expect(await screen.findByText('You are all caught up')).toBeVisible();
  expect(router.state.location.pathname).toBe('/inbox');
});
