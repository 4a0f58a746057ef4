import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { uma, visit } from '@/test/harness';

const me = () => ({
  ...uma,
  locale: 'en',
  timeZone: 'Europe/Berlin',
  roles: ['user'],
  workspaces: [{ id: 'w1', name: 'Demo team', role: 'member' }],
});

test('name, e-mail and password are changed at the sign-in service', async () => {
  const { user, session } = visit('/settings', { 'GET /me': me });

  await user.click(await screen.findByRole('button', { name: 'Change password' }));
  await user.click(screen.getByRole('button', { name: 'Change e-mail' }));

  expect(session.changeAccount.mock.calls).toEqual([['password'], ['email']]);
});

test('who comes back from there is told what has changed', async () => {
  visit('/settings?changed=password', { 'GET /me': me });
  expect(await screen.findByText('Your password is changed.')).toBeVisible();
});

test('an address that says something else says nothing', async () => {
  visit('/settings?changed=everything', { 'GET /me': me });
  await screen.findByRole('button', { name: 'Change password' });
  expect(screen.queryByText(/ is changed/)).not.toBeInTheDocument();
});
