import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { problem, visit } from '@/test/harness';

test('each limit says how much is used, and which one is used up', async () => {
  visit('/workspaces/w1/usage', {
    'GET /workspaces/w1/usage': () => ({
      plan: 'free',
      runsKeptDays: 30,
      limits: [
        { limit: 'members', used: 5, allowed: 5 },
        { limit: 'runs_per_month', used: 120, allowed: null },
        { limit: 'storage', used: 500_000_000, allowed: 1_000_000_000 },
        { limit: 'run_data', used: 204_800_000, allowed: 200_000_000 },
      ],
    }),
  });

  const members = await screen.findByRole('listitem', { name: 'Members' });
  expect(members).toHaveTextContent(/5 of 5.*Used up/);
  expect(screen.getByRole('listitem', { name: 'Runs this month' })).toHaveTextContent('120, without limit');
  expect(screen.getByRole('listitem', { name: 'Files' })).toHaveTextContent('500 MB of 1 GB');
  expect(screen.getByRole('listitem', { name: 'Run data' })).toHaveTextContent(
    /204\.8 MB of 200 MB.*Used up.*No run begins/,
  );
  expect(screen.getByText('Free')).toBeInTheDocument();
  expect(screen.getByText('Runs that have ended are kept for 30 days.')).toBeInTheDocument();
});

test('who may not see it is told who may', async () => {
  visit('/workspaces/w1/usage', {
    'GET /workspaces/w1/usage': () => problem(403, 'Your role in the workspace does not allow this.'),
  });

  expect(await screen.findByText(/for the owner and admins/)).toBeInTheDocument();
});
