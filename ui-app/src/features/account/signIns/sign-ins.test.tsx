import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { page, visit } from '@/test/harness';

const session = (id: string, more = {}) => ({
  id,
  address: '192.0.2.7',
  browser: 'Firefox',
  system: 'Linux',
  place: null,
  startedAt: '2026-01-01T10:00:00Z',
  lastUsedAt: '2026-01-01T10:00:00Z',
  remembered: false,
  current: false,
  ...more,
});

const signIn = (id: string, more = {}) => ({
  id,
  kind: 'signed_in',
  at: '2026-01-01T10:00:00Z',
  address: '192.0.2.7',
  browser: 'Chrome',
  system: 'Windows',
  place: 'Berlin, Germany',
  reason: null,
  newDevice: false,
  current: false,
  ...more,
});

test('this session can not be signed out by its row, another can', async () => {
  const { calls, user } = visit('/settings/sign-ins', {
    'GET /me/sessions': () => page([session('s1', { current: true }), session('s2', { browser: 'Chrome' })]),
    'GET /me/logins': () => page([]),
    'DELETE /me/sessions/s2': () => undefined,
  });

  const list = await screen.findByRole('region', { name: 'Signed in now' });
  expect(await within(list).findByText('This one')).toBeVisible();
  expect(within(list).queryByRole('button', { name: 'Sign out Firefox on Linux' })).toBeNull();
  await user.click(within(list).getByRole('button', { name: 'Sign out Chrome on Linux' }));

  await vi.waitFor(() =>
    expect(calls.some(({ method, path }) => method === 'DELETE' && path === '/me/sessions/s2')).toBe(true),
  );
});

test('all others are signed out after a question', async () => {
  const { calls, user } = visit('/settings/sign-ins', {
    'GET /me/sessions': () => page([session('s1', { current: true }), session('s2')]),
    'GET /me/logins': () => page([]),
    'DELETE /me/sessions': () => undefined,
  });

  await user.click(await screen.findByRole('button', { name: 'Sign out all others' }));
  const dialog = await screen.findByRole('dialog', { name: 'Sign out all others?' });
  await user.click(within(dialog).getByRole('button', { name: 'Sign out all others' }));

  await vi.waitFor(() => {
    const asked = calls.find(({ method, path }) => method === 'DELETE' && path === '/me/sessions');
    expect(asked?.query.get('others')).toBe('true');
  });
});

test('the history says what happened, why, from where', async () => {
  visit('/settings/sign-ins', {
    'GET /me/sessions': () => page([session('s1', { current: true })]),
    'GET /me/logins': () =>
      page([signIn('h1', { newDevice: true }), signIn('h2', { kind: 'failed', reason: 'wrong_password' })]),
  });

  const history = await screen.findByRole('region', { name: 'History' });
  expect(await within(history).findByText('New device')).toBeVisible();
  expect(within(history).getByText('Failed sign-in')).toBeVisible();
  expect(within(history).getByText(/wrong password · Chrome on Windows · Berlin, Germany/)).toBeVisible();
});
