import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aTask, page, visit } from '@/test/harness';

const open = async (routes = {}, address = '/projects/p1') => {
  const visited = visit(address, {
    'GET /projects/p1/tasks': () => page([aTask({ title: 'One' })]),
    'GET /workspaces/w1/automations': () => page([{ id: 'a1', name: 'Welcome' }]),
    ...routes,
  });
  await screen.findByRole('link', { name: 'Everyday' });
  return visited;
};

test('Ctrl+K opens it, also out of a text field, and goes to a project by its name', async () => {
  const { user, router } = await open({}, '/my-tasks');
  await user.click(await screen.findByRole('textbox', { name: 'New task' }));
  await user.keyboard('{Control>}k{/Control}');
  const field = await screen.findByRole('combobox', { name: 'Command palette' });
  expect(field).toHaveFocus();
  await user.type(field, 'every{Enter}');
  await waitFor(() => expect(router.state.location.pathname).toBe('/projects/p1'));
});

test('it finds automations and tasks by their words', async () => {
  const { user, router } = await open({
    'GET /tasks': ({ query }: { query: URLSearchParams }) =>
      page(query.get('q') === 'plants' ? [aTask({ id: 't9', title: 'Water the plants' })] : []),
    'GET /tasks/t9': () => aTask({ id: 't9', title: 'Water the plants' }),
  });
  await user.keyboard('{Control>}k{/Control}');
  const field = await screen.findByRole('combobox', { name: 'Command palette' });
  await user.type(field, 'wel');
  expect(await screen.findByRole('option', { name: /Welcome/ })).toBeVisible();
  await user.clear(field);
  await user.type(field, 'plants');
  await user.click(await screen.findByRole('option', { name: /Water the plants/ }));
  await waitFor(() => expect(router.state.location.search).toEqual({ task: 't9' }));
});

test('it changes the selected tasks', async () => {
  const { user, calls } = await open({
    'POST /tasks/bulk': ({ body }: { body: unknown }) => ({
      id: 'b',
      undoableUntil: null,
      items: (body as { tasks: { id: string }[] }).tasks.map(({ id }) => ({
        taskId: id,
        status: 200,
        version: 2,
        problem: null,
      })),
    }),
  });
  await screen.findByRole('button', { name: 'Open One' });
  await user.keyboard('jx{Control>}k{/Control}');
  const group = await screen.findByRole('group', { name: 'On the selected task' });
  expect(within(group).getByRole('option', { name: 'Assign to me' })).toBeVisible();
  await user.type(screen.getByRole('combobox', { name: 'Command palette' }), 'urgent{Enter}');
  await waitFor(() =>
    expect(calls.find(({ path }) => path === '/tasks/bulk')?.body).toMatchObject({
      patch: { priority: 'urgent' },
    }),
  );
});

test('it makes a task of what was typed, sets the theme and signs out', async () => {
  const { user, session } = await open();
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('combobox', { name: 'Command palette' }), 'zzz{Enter}');
  const dialog = await screen.findByRole('dialog', { name: 'New task' });
  expect(within(dialog).getByRole('textbox', { name: 'New task' })).toHaveValue('zzz');
  await user.keyboard('{Escape}{Escape}');

  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('combobox', { name: 'Command palette' }), 'sign out{Enter}');
  await waitFor(() => expect(session.signOut).toHaveBeenCalledOnce());
});
