import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { problem, uma, visit } from '@/test/harness';

const outlook = (more = {}) => ({
  grace: 'PT720H',
  signedInLately: true,
  held: [],
  left: [{ id: 'w1', name: 'Bakery' }],
  gone: [{ id: 'w2', name: 'Diary' }],
  ...more,
});

test('workspaces that need another owner stand in the way, each with its members', async () => {
  visit('/settings/delete-account', {
    'GET /me/deletion': () => outlook({ held: [{ id: 'w3', name: 'Choir' }] }),
  });

  expect(await screen.findByRole('link', { name: 'Choir' })).toHaveAttribute(
    'href',
    '/workspaces/w3/members',
  );
  expect(screen.queryByRole('button', { name: 'Delete my account' })).not.toBeInTheDocument();
});

test('whoever signed in some time ago is asked to do it once more', async () => {
  const { user, session } = visit('/settings/delete-account', {
    'GET /me/deletion': () => outlook({ signedInLately: false }),
  });

  await user.click(await screen.findByRole('button', { name: 'Sign in once more' }));

  expect(session.signInAgain).toHaveBeenCalledWith('/settings/delete-account');
});

test('only the typed address deletes it, and then nobody is signed in any more', async () => {
  const { user, session, calls } = visit('/settings/delete-account', {
    'GET /me/deletion': () => outlook(),
    'POST /me/deletion': () => ({ eraseAt: '2030-01-31T10:00:00Z' }),
  });
  expect(await screen.findByText(/For 30 days/)).toBeVisible();
  const remove = await screen.findByRole('button', { name: 'Delete my account' });
  expect(remove).toBeDisabled();

  await user.type(screen.getByLabelText(/^Type .* to confirm$/), uma.email ?? '');
  await user.click(remove);

  await vi.waitFor(() => expect(session.closed).toHaveBeenCalled());
  expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({ email: uma.email });
});

test('an answer that the account is closed ends the session', async () => {
  const { session } = visit('/settings/delete-account', {
    'GET /me/deletion': () =>
      problem(410, 'To be deleted', { type: 'https://taskloom.io/problems/account-deleted' }),
  });

  await vi.waitFor(() => expect(session.closed).toHaveBeenCalled());
});
