import { act, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aTask, page, problem, visit } from '@/test/harness';

test('Cockpit is offered to admins only', async () => {
  visit('/my-tasks');
  await screen.findByRole('link', { name: 'Everyday' });
  expect(screen.queryByRole('link', { name: 'Cockpit' })).not.toBeInTheDocument();
});

test('an unknown address leads home', async () => {
  visit('/nowhere');
  expect(await screen.findByText('There is nothing here')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Go to My tasks' })).toHaveAttribute('href', '/my-tasks');
});

test('a refused token is renewed once and the call repeated', async () => {
  let calls = 0;
  visit('/my-tasks', { 'GET /tasks': () => (calls++ === 0 ? problem(401, 'Expired.') : page([aTask()])) });
  expect(await screen.findByText('Buy milk')).toBeVisible();
  expect(calls).toBe(2);
});

test('an ended session says so and offers to sign in again', async () => {
  const { session, user } = visit('/my-tasks');
  await screen.findByRole('heading', { name: 'My tasks' });
  act(() => session.become('expired'));

  await user.click(await screen.findByRole('button', { name: 'Sign in again' }));

  expect(session.signIn).toHaveBeenCalledOnce();
});

test('? shows the shortcuts, and g r goes to the runs', async () => {
  const { user, router } = visit('/my-tasks', { 'GET /workspaces/w1/runs': () => page([]) });
  await screen.findByRole('link', { name: 'Runs' });

  await user.keyboard('?');
  expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  await user.keyboard('gr');

  expect(await screen.findByText('No runs yet')).toBeVisible();
  expect(router.state.location.pathname).toBe('/workspaces/w1/runs');
});

test('who belongs to no workspace is asked to create one, and has their settings', async () => {
  const { user } = visit('/my-tasks', {
    'GET /me': () => ({
      id: 'x',
      name: 'New',
      email: 'n@x',
      pictureUrl: null,
      roles: ['user'],
      workspaces: [],
    }),
  });
  expect(await screen.findByRole('textbox', { name: /Workspace name/ })).toBeVisible();

  await user.click(screen.getByRole('link', { name: 'Settings' }));

  expect(await screen.findByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  expect(screen.queryByRole('textbox', { name: /Workspace name/ })).toBeNull();
});
