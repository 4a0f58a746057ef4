import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { components } from '@/lib/api/schema';
import { aTask, page, problem, uma, visit } from '@/test/harness';

type Maintenance = components['schemas']['Maintenance'];

const admin = {
  'GET /me': () => ({
    ...uma,
    locale: 'en',
    timeZone: 'UTC',
    roles: ['user', 'admin'],
    workspaces: [{ id: 'w1', name: 'Demo team', role: 'member' }],
  }),
};
const off: Maintenance = { on: false, message: null, until: null, since: null };
const on: Maintenance = {
  on: true,
  message: 'The disks are changed.',
  until: '2050-01-01T12:00:00Z',
  since: '2026-01-01T10:00:00Z',
};

test('an admin begins maintenance after a question, and ends it', async () => {
  let now: Maintenance = off;
  const { user, calls } = visit('/admin/maintenance', {
    ...admin,
    'GET /maintenance': () => now,
    'GET /admin/maintenance': () => page([]),
    'PUT /admin/maintenance': ({ body }) => (now = (body as Maintenance).on ? on : off),
  });

  expect(await screen.findByText('There has been none yet.')).toBeInTheDocument();
  await user.type(screen.getByLabelText('Message'), ' The disks are changed. ');
  await user.click(screen.getByRole('button', { name: 'Begin maintenance' }));
  const dialog = await screen.findByRole('dialog', { name: 'Begin maintenance?' });
  await user.click(within(dialog).getByRole('button', { name: 'Begin maintenance' }));

  expect(await screen.findByText(/Maintenance is going on/)).toBeInTheDocument();
  expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({
    on: true,
    message: 'The disks are changed.',
    until: null,
  });

  await user.click(await screen.findByRole('button', { name: 'End maintenance' }));
  await waitFor(() => expect(screen.queryByText(/Maintenance is going on/)).not.toBeInTheDocument());
});

test('an end that is over already is not sent', async () => {
  const { user, calls } = visit('/admin/maintenance', {
    ...admin,
    'GET /admin/maintenance': () => page([]),
  });

  await user.type(await screen.findByLabelText('Expected to be over'), '2020-01-01T10:00');
  await user.click(screen.getByRole('button', { name: 'Begin maintenance' }));

  expect(screen.getByText('Choose a time to come')).toBeInTheDocument();
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  expect(calls.some(({ method }) => method === 'PUT')).toBe(false);
});

test('who did it before stands below, and who may not is told who may', async () => {
  visit('/admin/maintenance', {
    ...admin,
    'GET /admin/maintenance': () =>
      page([
        {
          id: 'm1',
          message: 'New disks',
          until: null,
          begunAt: '2026-01-01T10:00:00Z',
          begunBy: uma,
          endedAt: '2026-01-01T11:00:00Z',
          endedBy: uma,
        },
      ]),
  });
  expect(await screen.findByText('New disks · by Uma User')).toBeInTheDocument();
  cleanup();

  visit('/admin/maintenance', {
    'GET /admin/maintenance': () => problem(403, 'Your role does not allow this.'),
  });
  expect(await screen.findByText('Maintenance is for admins of the installation.')).toBeInTheDocument();
});

test('who is refused because of it learns so at once', async () => {
  let now: Maintenance = off;
  const { user } = visit('/projects/p1', {
    'GET /maintenance': () => now,
    'GET /projects/p1/tasks': () => page([aTask()]),
    'POST /tasks/*/complete': () => {
      now = on;
      return problem(503, 'Maintenance is going on.', { type: '/problems/under-maintenance' });
    },
  });
  await user.click(await screen.findByRole('checkbox', { name: 'Complete Buy milk' }));

  expect(await screen.findByText(/The disks are changed\. Expected to be over/)).toBeInTheDocument();
});
