import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { page, problem, uma, visit } from '@/test/harness';

const aQuestion = (more: object = {}) => ({
  taskId: 't1',
  title: 'Write the report',
  projectId: 'p1',
  projectName: 'Everyday',
  name: 'Review',
  askedBy: { kind: 'person', id: 'mona', name: 'Mona Manager' },
  insteadOf: null,
  agreed: 0,
  needed: 1,
  expiresAt: '2026-12-05T10:00:00Z',
  ...more,
});

test('the link asks, sends nothing by itself, and decides what the reader presses', async () => {
  const { calls, user } = visit('/approvals/secret?answer=rejected', {
    'GET /approvals/secret': () => aQuestion(),
    'POST /approvals/secret': () => ({ id: 't1' }),
  });

  expect(await screen.findByText('Mona Manager asks for your approval')).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Write the report' })).toBeVisible();
  expect(screen.getByText('Everyday · Review')).toBeVisible();
  expect(calls.some(({ method }) => method === 'POST')).toBe(false);

  await user.type(screen.getByRole('textbox', { name: 'Why? (optional)' }), 'Too long');
  await user.click(screen.getByRole('button', { name: 'Reject' }));

  expect(await screen.findByRole('heading', { name: 'You rejected it' })).toBeVisible();
  expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
    decision: 'rejected',
    comment: 'Too long',
  });
});

test.each([
  ['answered', 'You have decided already'],
  ['decided', 'This is decided'],
  ['not-asked', 'Your vote is not wanted any more'],
  ['expired', 'This link has expired'],
])('one that is %s says so', async (state, title) => {
  visit('/approvals/secret', {
    'GET /approvals/secret': () => problem(410, 'It is over.', { state, taskId: 't1' }),
  });

  expect(await screen.findByRole('heading', { name: title })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Open the task' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
});

test('one for somebody else tells nothing, and offers another account', async () => {
  const { user, session } = visit('/approvals/secret', {
    'GET /approvals/secret': () => problem(403, 'Somebody else was asked by this link.'),
  });

  await user.click(await screen.findByRole('button', { name: 'Use another account' }));

  await waitFor(() => expect(session.signOut).toHaveBeenCalledWith('/approvals/secret'));
});

test('who is away says who decides', async () => {
  const { calls, user } = visit('/settings', {
    'GET /me/approval-absence': () => ({ deputy: null, firstDay: null, lastDay: null }),
    'GET /workspaces/w1/members': () =>
      page([
        { person: uma, role: 'member' },
        { person: { id: 'mona', name: 'Mona Manager', email: null, pictureUrl: null }, role: 'member' },
      ]),
    'PUT /me/approval-absence': ({ body }) => ({
      deputy: { id: 'mona', name: 'Mona Manager', email: null, pictureUrl: null },
      ...(body as object),
    }),
  });

  await user.click(await screen.findByRole('combobox', { name: 'They go to' }));
  await user.click(await screen.findByRole('option', { name: 'Mona Manager' }));
  await user.type(screen.getByLabelText('From'), '2026-12-01');
  await user.type(screen.getByLabelText('Until'), '2026-12-05');
  await user.click(screen.getByRole('button', { name: 'Save' }));

  expect(await screen.findByRole('button', { name: 'I decide myself' })).toBeVisible();
  expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({
    deputyId: 'mona',
    firstDay: '2026-12-01',
    lastDay: '2026-12-05',
  });
});
