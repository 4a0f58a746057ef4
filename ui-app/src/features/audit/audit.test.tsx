import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { page, problem, ugo, uma, visit } from '@/test/harness';

const entry = (more: object = {}) => ({
  id: 'a1',
  at: '2026-11-20T10:00:00Z',
  kind: 'workspace',
  type: 'MemberRoleChanged',
  actor: { kind: 'person', id: 'uma', name: 'Uma User' },
  person: ugo,
  workspace: { id: 'w1', name: 'Demo team' },
  text: 'gave Ugo Second the role admin in the workspace',
  address: '192.0.2.7',
  device: 'Firefox on Linux',
  ...more,
});
const members = () =>
  page([
    { person: uma, role: 'owner' },
    { person: ugo, role: 'member' },
  ]);

test('an entry says in words who did what, from where', async () => {
  visit('/workspaces/w1/audit', {
    'GET /workspaces/w1/audit': () => page([entry()]),
    'GET /workspaces/w1/members': members,
  });

  const row = (await screen.findByText(/gave Ugo Second the role admin/)).closest('li');
  expect(row).toHaveTextContent('Uma User gave Ugo Second the role admin in the workspace');
  expect(row).toHaveTextContent('192.0.2.7 · Firefox on Linux');
});

test('it is filtered by what it is about and by person', async () => {
  const { calls, user } = visit('/workspaces/w1/audit', {
    'GET /workspaces/w1/audit': ({ query }) =>
      page(query.get('kind') === 'api_key' ? [entry({ text: 'made the API key “CI”' })] : []),
    'GET /workspaces/w1/members': members,
  });
  expect(await screen.findByText('Nothing here')).toBeInTheDocument();

  await user.click(screen.getByRole('combobox', { name: 'About' }));
  expect(screen.queryByRole('option', { name: 'Sign-ins' })).not.toBeInTheDocument();
  await user.click(await screen.findByRole('option', { name: 'API keys' }));
  await user.click(screen.getByRole('combobox', { name: 'Person' }));
  await user.click(await screen.findByRole('option', { name: 'Ugo Second' }));

  expect(await screen.findByText(/made the API key/)).toBeInTheDocument();
  await waitFor(() =>
    expect(calls.some(({ query }) => query.get('kind') === 'api_key' && query.get('person') === 'ugo')).toBe(
      true,
    ),
  );
});

test('an administrator sees every workspace, and who may not is told who may', async () => {
  visit('/admin/audit', {
    'GET /admin/audit': () => page([entry({ kind: 'sign_in', text: 'signed in', workspace: null })]),
  });
  expect(await screen.findByText(/signed in/)).toBeInTheDocument();

  visit('/workspaces/w1/audit', {
    'GET /workspaces/w1/audit': () => problem(403, 'Your role does not allow this.'),
    'GET /workspaces/w1/members': members,
  });
  expect(await screen.findByText(/for the owner and admins/)).toBeInTheDocument();
});
