import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { everyday, page, problem, ugo, uma, visit } from '@/test/harness';

const mona = { id: 'mona', name: 'Mona Manager', email: 'manager@taskloom.example', pictureUrl: null };
const me = (role: string) => () => ({
  ...uma,
  locale: 'en',
  timeZone: 'UTC',
  roles: ['user'],
  workspaces: [{ id: 'w1', name: 'Demo team', role }],
});
const three = (mine: string) => [
  { person: mona, role: 'owner' },
  { person: uma, role: mine },
  { person: ugo, role: 'member' },
];
const anInvitation = (more: object = {}) => ({
  id: 'i1',
  email: 'new@example.com',
  workspaceId: 'w1',
  workspaceName: 'Demo team',
  role: 'member',
  projectId: null,
  projectName: null,
  projectRole: null,
  invitedBy: mona,
  createdAt: '2026-11-21T10:00:00Z',
  expiresAt: '2026-11-28T10:00:00Z',
  state: 'open',
  mail: 'sent',
  ...more,
});
const AT = '/workspaces/w1/members';
const row = (name: string) => screen.findByRole('listitem', { name });

test('an admin changes members and admins, but no owner, and makes none', async () => {
  const { calls, user } = visit(AT, {
    'GET /me': me('admin'),
    'GET /workspaces/w1/members': () => page(three('admin')),
    'GET /workspaces/w1/invitations': () => page([]),
    'PUT /workspaces/w1/members/ugo': ({ body }) => ({ person: ugo, ...(body as object) }),
  });
  expect(within(await row('Mona Manager')).queryByRole('combobox')).not.toBeInTheDocument();

  await user.click(within(await row('Ugo Second')).getByRole('combobox', { name: 'Role of Ugo Second' }));
  expect(screen.queryByRole('option', { name: /Owner/ })).not.toBeInTheDocument();
  await user.click(await screen.findByRole('option', { name: /Admin/ }));

  const told = await screen.findByText('Ugo Second is now admin');
  const toast = told.closest<HTMLElement>('[role=alert]') as HTMLElement;
  expect(within(toast).getByRole('button', { name: 'Close' })).toBeVisible();
  expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({ role: 'admin' });
});

test('a role that is refused is shown as it was, with the reason', async () => {
  const { user } = visit(AT, {
    'GET /me': me('owner'),
    'GET /workspaces/w1/members': () => page(three('owner')),
    'GET /workspaces/w1/invitations': () => page([]),
    'PUT /workspaces/w1/members/mona': () =>
      problem(409, 'A workspace needs an owner: make somebody else one first.'),
  });
  const role = within(await row('Mona Manager')).getByRole('combobox');

  await user.click(role);
  await user.click(await screen.findByRole('option', { name: /Member/ }));

  expect(await screen.findByText(/needs an owner/)).toBeVisible();
  expect(role).toHaveValue('Owner');
});

test('a member sees who is there, invites nobody, and may leave', async () => {
  let in_ = true;
  const { calls, user, router } = visit(AT, {
    'GET /me': () => ({
      ...me('member')(),
      ...(in_ ? {} : { workspaces: [{ id: 'w2', name: 'Other', role: 'owner' }] }),
    }),
    'GET /workspaces/w1/members': () => page(three('member')),
    'GET /workspaces/w2/projects': () => page([]),
    'DELETE /workspaces/w1/members/uma': () => {
      in_ = false;
      return undefined;
    },
  });
  await row('Mona Manager');
  expect(screen.queryByRole('button', { name: 'Invite' })).not.toBeInTheDocument();
  expect(calls.some(({ path }) => path.endsWith('/invitations'))).toBe(false);

  await user.click(within(await row('Uma User')).getByRole('button', { name: 'Uma User: more actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Leave workspace' }));
  await user.click(await screen.findByRole('button', { name: 'Leave' }));

  await waitFor(() => expect(router.state.location.pathname).toBe('/my-tasks'));
  expect(screen.getByText('You left Demo team')).toBeVisible();
});

test('the last owner can neither step down nor leave', async () => {
  visit(AT, {
    'GET /me': me('owner'),
    'GET /workspaces/w1/members': () =>
      page([
        { person: uma, role: 'owner' },
        { person: ugo, role: 'admin' },
      ]),
    'GET /workspaces/w1/invitations': () => page([]),
  });

  const own = await row('Uma User');
  expect(within(own).queryByRole('combobox')).not.toBeInTheDocument();
  expect(within(own).queryByRole('button')).not.toBeInTheDocument();
});

test('who is removed hands the open tasks over to whom one chooses', async () => {
  const { calls, user } = visit(AT, {
    'GET /me': me('owner'),
    'GET /workspaces/w1/members': () => page(three('owner')),
    'GET /workspaces/w1/invitations': () => page([]),
    'DELETE /workspaces/w1/members/ugo': () => undefined,
  });

  await user.click(within(await row('Ugo Second')).getByRole('button', { name: 'Ugo Second: more actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Remove from workspace' }));
  const dialog = await screen.findByRole('dialog', { name: 'Remove Ugo Second?' });
  await user.click(within(dialog).getByRole('combobox', { name: 'Open tasks go to' }));
  expect(screen.queryByRole('option', { name: 'Ugo Second' })).not.toBeInTheDocument();
  await user.click(await screen.findByRole('option', { name: 'Mona Manager' }));
  await user.click(within(dialog).getByRole('button', { name: 'Remove' }));

  expect(await screen.findByText('Ugo Second was removed')).toBeVisible();
  const sent = calls.find(({ method }) => method === 'DELETE');
  expect(sent?.query.get('tasksTo')).toBe('mona');
});

test('somebody is invited to the workspace and a project, seen as open, sent again and withdrawn', async () => {
  const open: unknown[] = [];
  const { calls, user } = visit(AT, {
    'GET /me': me('owner'),
    'GET /workspaces/w1/projects': () => page([{ ...everyday, role: 'owner' }]),
    'GET /workspaces/w1/members': () => page(three('owner')),
    'GET /workspaces/w1/invitations': () => page(open),
    'POST /workspaces/w1/invitations': ({ body }) => {
      const made = anInvitation({ ...(body as object), projectName: 'Everyday' });
      open.push(made);
      return Response.json(made, { status: 201 });
    },
    'POST /workspaces/w1/invitations/i1/resend': () => anInvitation(),
    'DELETE /workspaces/w1/invitations/i1': () => {
      open.pop();
      return undefined;
    },
  });
  await row('Mona Manager');

  await user.click(screen.getByRole('button', { name: 'Invite' }));
  const dialog = await screen.findByRole('dialog', { name: 'Invite to Demo team' });
  await user.type(within(dialog).getByRole('textbox', { name: /E-mail/ }), 'new@example.com');
  await user.click(within(dialog).getByRole('combobox', { name: 'Project' }));
  await user.click(await screen.findByRole('option', { name: 'Everyday' }));
  await user.click(within(dialog).getByRole('combobox', { name: 'Role in the project' }));
  await user.click(await screen.findByRole('option', { name: /Viewer/ }));
  await user.click(within(dialog).getByRole('button', { name: 'Send invitation' }));

  const invited = await row('new@example.com');
  expect(invited).toHaveTextContent('Everyday (viewer)');
  expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
    email: 'new@example.com',
    role: 'member',
    projectId: 'p1',
    projectRole: 'viewer',
  });
  await user.click(within(invited).getByRole('button', { name: /Send .* again/ }));
  expect(await screen.findByText('Sent again to new@example.com')).toBeVisible();
  await user.click(within(invited).getByRole('button', { name: /^Withdraw/ }));
  await user.click(await screen.findByRole('button', { name: 'Withdraw' }));
  expect(await screen.findByText('Nobody is invited at the moment.')).toBeVisible();
});

test('why an invitation is refused stands at the address', async () => {
  const answers = [
    problem(409, 'This person is a member already.'),
    problem(400, 'Wrong.', {
      errors: [{ field: 'email', code: 'format', message: 'This is no e-mail address.' }],
    }),
    problem(429, 'Too many invitations were mailed within the last hour; try again later.'),
  ];
  const { user } = visit(AT, {
    'GET /me': me('owner'),
    'GET /workspaces/w1/members': () => page(three('owner')),
    'GET /workspaces/w1/invitations': () => page([]),
    'POST /workspaces/w1/invitations': () => answers.shift(),
  });
  await user.click(await screen.findByRole('button', { name: 'Invite' }));
  const email = await screen.findByRole('textbox', { name: /E-mail/ });
  const send = screen.getByRole('button', { name: 'Send invitation' });

  await user.type(email, 'x@example.com');
  await user.click(send);
  await waitFor(() => expect(email).toHaveAccessibleDescription(/is a member of the workspace already/));
  await user.type(email, '@');
  await user.click(send);
  await waitFor(() => expect(email).toHaveAccessibleDescription(/This is no e-mail address/));
  await user.type(email, '{Backspace}');
  await user.click(send);
  expect(await screen.findByRole('alert')).toHaveTextContent('try again later');
});

test('an owner hands the workspace over after a question, and stays as admin', async () => {
  const { calls, user } = visit(AT, {
    'GET /me': me('owner'),
    'GET /workspaces/w1/members': () =>
      page([
        { person: uma, role: 'owner' },
        { person: ugo, role: 'member' },
      ]),
    'GET /workspaces/w1/invitations': () => page([]),
    'PUT /workspaces/w1/members/ugo': () => ({ person: ugo, role: 'owner' }),
    'PUT /workspaces/w1/members/uma': () => ({ person: uma, role: 'admin' }),
  });
  await user.click(within(await row('Ugo Second')).getByRole('button', { name: /more actions/ }));
  await user.click(await screen.findByRole('menuitem', { name: /Hand the workspace over/ }));
  const question = await screen.findByRole('dialog', { name: 'Hand Demo team over to Ugo Second?' });
  expect(calls.some(({ method }) => method === 'PUT')).toBe(false);

  await user.click(within(question).getByRole('button', { name: 'Hand over' }));

  expect(await screen.findByText('Demo team belongs to Ugo Second now')).toBeVisible();
  expect(calls.filter(({ method }) => method === 'PUT').map(({ path, body }) => [path, body])).toEqual([
    ['/workspaces/w1/members/ugo', { role: 'owner' }],
    ['/workspaces/w1/members/uma', { role: 'admin' }],
  ]);
});
