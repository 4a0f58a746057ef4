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
  runsKeptDays: 30,
  updatedAt: '2026-01-01T10:00:00Z',
  version: 9,
};

test('how long runs are kept is said in days, or left to the plan', async () => {
  const { calls, user } = visit('/automations/a1?tab=runs', {
    ...designer,
    'GET /automations/a1': () => automation,
    'GET /automations/a1/runs': () => page([]),
    'PATCH /automations/a1': () => ({ ...automation, runsKeptDays: null }),
  });
  await user.click(await screen.findByRole('button', { name: 'More actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Keep runs…' }));
  const days = await screen.findByRole('textbox', { name: 'Days' });
  expect(days).toHaveValue('30');
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();

  await user.clear(days);
  await user.type(days, '4000');
  expect(screen.getByText('From 1 to 3,650 days.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();

  await user.clear(days);
  await user.click(screen.getByRole('button', { name: 'Save' }));

  await vi.waitFor(() =>
    expect(calls.find(({ method }) => method === 'PATCH')?.body).toEqual({ runsKeptDays: null }),
  );
});
