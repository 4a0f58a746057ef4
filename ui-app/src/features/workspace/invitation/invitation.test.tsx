import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { everyday, page, problem, uma, visit } from '@/test/harness';

const mona = { id: 'mona', name: 'Mona Manager', email: 'manager@taskloom.example', pictureUrl: null };
const anInvitation = (more: object = {}) => ({
  id: 'i1',
  email: uma.email,
  workspaceId: 'w1',
  workspaceName: 'Demo team',
  role: 'member',
  projectId: 'p1',
  projectName: 'Everyday',
  projectRole: 'viewer',
  invitedBy: mona,
  createdAt: '2026-11-21T10:00:00Z',
  expiresAt: '2026-11-28T10:00:00Z',
  state: 'open',
  mail: 'sent',
  ...more,
});
const nowhere = { ...uma, locale: 'en', timeZone: 'UTC', roles: ['user'], workspaces: [] as object[] };

test('who belongs nowhere yet sees who invites to what, accepts and is there', async () => {
  const me = { ...nowhere };
  const { user, router } = visit('/invitations/secret', {
    'GET /me': () => me,
    'GET /invitations/secret': () => anInvitation(),
    'POST /invitations/secret': () => {
      me.workspaces = [{ id: 'w1', name: 'Demo team', role: 'member' }];
      return anInvitation({ state: 'accepted' });
    },
    'GET /projects/p1/tasks': () => page([]),
    'GET /projects/p1': () => everyday,
  });
  expect(await screen.findByText('Mona Manager invites you to')).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Demo team' })).toBeVisible();
  expect(screen.getByText(/join as member, in the project as viewer/)).toBeVisible();
  expect(screen.queryByRole('navigation')).not.toBeInTheDocument();

  await user.click(screen.getByRole('button', { name: 'Accept' }));

  expect(await screen.findByRole('heading', { name: 'Everyday' })).toBeVisible();
  expect(router.state.location.pathname).toBe('/projects/p1');
});

test('an invitation is declined', async () => {
  const { user } = visit('/invitations/secret', {
    'GET /invitations/secret': () => anInvitation(),
    'DELETE /invitations/secret': () => anInvitation({ state: 'declined' }),
  });

  await user.click(await screen.findByRole('button', { name: 'Decline' }));

  expect(await screen.findByRole('heading', { name: 'Invitation declined' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Accept' })).not.toBeInTheDocument();
});

test.each([
  ['expired', 'This invitation has expired'],
  ['withdrawn', 'This invitation was withdrawn'],
  ['accepted', 'You are in'],
])('one that is %s says so', async (state, title) => {
  visit('/invitations/secret', { 'GET /invitations/secret': () => anInvitation({ state }) });
  expect(await screen.findByRole('heading', { name: title })).toBeVisible();
});

test('one that is over when it is accepted says what became of it', async () => {
  let state = 'open';
  const { user } = visit('/invitations/secret', {
    'GET /invitations/secret': () => anInvitation({ state }),
    'POST /invitations/secret': () => {
      state = 'withdrawn';
      return problem(410, 'This invitation can not be answered any more: it is withdrawn.', { state });
    },
  });

  await user.click(await screen.findByRole('button', { name: 'Accept' }));

  expect(await screen.findByRole('heading', { name: 'This invitation was withdrawn' })).toBeVisible();
});

test('one for somebody else names whom, and offers to sign in as them', async () => {
  const { user, session } = visit('/invitations/secret', {
    'GET /invitations/secret': () =>
      problem(403, 'This invitation was sent to n…@example.com.', { invited: 'n…@example.com' }),
  });
  expect(
    await screen.findByText(
      'It was sent to n…@example.com, and you are signed in with user@taskloom.example.',
    ),
  ).toBeVisible();

  await user.click(screen.getByRole('button', { name: 'Sign in with another account' }));

  await waitFor(() => expect(session.signOut).toHaveBeenCalledWith('/invitations/secret'));
});

test('a link that leads nowhere says so', async () => {
  visit('/invitations/secret', { 'GET /invitations/secret': () => problem(404, 'There is no such thing.') });
  expect(await screen.findByRole('heading', { name: 'There is no such invitation' })).toBeVisible();
});
