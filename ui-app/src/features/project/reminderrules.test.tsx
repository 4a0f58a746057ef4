import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { everyday, visit } from '@/test/harness';

const rules = {
  missed: 'once',
  assigneesAfter: 'PT4H',
  managerAfter: null,
  working: false,
  manager: null,
  version: 1,
};

test('an owner says when an overdue task tells whom', async () => {
  const { user, calls } = visit('/projects/p1/settings?tab=reminders', {
    'GET /projects/p1': () => ({ ...everyday, role: 'owner' }),
    'GET /projects/p1/reminder-rules': () => rules,
    'PUT /projects/p1/reminder-rules': ({ body }) => ({ ...rules, ...(body as object), version: 2 }),
  });

  expect(await screen.findByRole('textbox', { name: 'Tell the assignees: how long after' })).toHaveValue('4');
  await user.click(screen.getByRole('checkbox', { name: 'Tell the manager' }));
  await user.click(screen.getByRole('checkbox', { name: 'Count working time only' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));

  await waitFor(() =>
    expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({
      missed: 'once',
      assigneesAfter: 'PT4H',
      managerAfter: 'P1D',
      working: true,
      managerId: null,
    }),
  );
});
