import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { page, visit } from '@/test/harness';

const key = {
  id: 'k1',
  name: 'CI',
  hint: 'tl_0123abcd',
  key: null,
  scopes: ['tasks:write', 'runs:read'],
  workspaceId: 'w1',
  createdAt: '2026-01-01T10:00:00Z',
  expiresAt: null,
  expired: false,
  lastUsedAt: '2026-01-02T10:00:00Z',
  lastUsedFrom: '203.0.113.7',
};

test('a key is made for chosen scopes, and shown once', async () => {
  const { calls, user } = visit('/settings/api-keys', {
    'GET /me/api-keys': () => page([]),
    'POST /me/api-keys': () => ({ ...key, key: 'tl_secret' }),
  });

  await user.click(await screen.findByRole('button', { name: 'New key' }));
  const dialog = await screen.findByRole('dialog', { name: 'New key' });
  expect(within(dialog).getByRole('button', { name: 'Make the key' })).toBeDisabled();
  await user.type(within(dialog).getByLabelText(/Name/), 'CI');
  await user.click(within(dialog).getByRole('combobox', { name: 'Runs' }));
  await user.click(await screen.findByRole('option', { name: 'Read and change' }));
  await user.click(within(dialog).getByRole('combobox', { name: 'Ends' }));
  await user.click(await screen.findByRole('option', { name: 'Never' }));
  await user.click(within(dialog).getByRole('button', { name: 'Make the key' }));

  expect(await within(dialog).findByLabelText('The new key')).toHaveValue('tl_secret');
  expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
    name: 'CI',
    scopes: ['tasks:read', 'runs:write'],
  });
  await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  await user.click(await screen.findByRole('button', { name: 'New key' }));
  expect(await screen.findByLabelText(/Name/)).toHaveValue('');
  expect(screen.queryByDisplayValue('tl_secret')).not.toBeInTheDocument();
});

test('a key says what it may, where, and when it was used; it is revoked after a question', async () => {
  const { calls, user } = visit('/settings/api-keys', {
    'GET /me/api-keys': () => page([key]),
    'DELETE /me/api-keys/k1': () => undefined,
  });

  const row = await screen.findByRole('listitem', { name: 'CI' });
  expect(row).toHaveTextContent('Tasks: read and change · Runs: read');
  expect(row).toHaveTextContent(/Demo team · never ends · last used .* from 203.0.113.7/);
  await user.click(within(row).getByRole('button', { name: 'Revoke the key CI' }));
  await user.click(
    within(await screen.findByRole('dialog', { name: 'Revoke “CI”?' })).getByRole('button', {
      name: 'Revoke',
    }),
  );

  expect(await screen.findByText('The key is revoked.')).toBeInTheDocument();
  expect(calls.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
});
