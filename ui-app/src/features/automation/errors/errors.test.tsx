import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { designer, page, visit } from '@/test/harness';

const automation = {
  id: 'a1',
  workspaceId: 'w1',
  projectId: null,
  name: 'Chase urgent tasks',
  description: null,
  published: 2,
  draftVersion: 7,
  hasUnpublishedChanges: false,
  triggers: [],
  draftTriggers: [],
  enabled: true,
  errorAutomationId: null,
  updatedAt: '2026-01-01T10:00:00Z',
  version: 9,
};
const draft = { ...automation, id: 'a2', name: 'Tell the owner', published: null };

test('what a failure starts is chosen among the other automations', async () => {
  const { calls, user } = visit('/automations/a1?tab=runs', {
    ...designer,
    'GET /automations/a1': () => automation,
    'GET /automations/a1/runs': () => page([]),
    'GET /workspaces/w1/automations': () => page([automation, draft]),
    'PATCH /automations/a1': () => ({ ...automation, errorAutomationId: 'a2' }),
  });
  await user.click(await screen.findByRole('button', { name: 'More actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'When a run fails…' }));
  await vi.waitFor(() => expect(calls.some(({ path }) => path === '/workspaces/w1/automations')).toBe(true));
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
  await user.click(await screen.findByRole('combobox', { name: 'Start this automation' }));

  expect(screen.queryByRole('option', { name: 'Chase urgent tasks' })).not.toBeInTheDocument();
  await user.click(await screen.findByRole('option', { name: 'Tell the owner' }));
  expect(screen.getByText(/starts once it is live/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Save' }));

  await vi.waitFor(() =>
    expect(calls.find(({ method }) => method === 'PATCH')?.body).toEqual({ errorAutomationId: 'a2' }),
  );
});
