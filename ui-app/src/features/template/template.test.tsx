import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { TemplateTask } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { aTask, everyday, page, problem, ugo, uma, visit } from '@/test/harness';
import { dateOf, filled, flat, moved, placeholdersIn, rowsOf, tasksOf } from './model';

function content(title: string, more: Partial<TemplateTask> = {}): TemplateTask {
  return {
    title,
    description: null,
    priority: 'medium',
    tags: [],
    start: null,
    due: null,
    timeZone: null,
    assignees: [],
    reminders: [],
    subtasks: [],
    key: null,
    section: null,
    blockedBy: [],
    estimate: null,
    fields: [],
    ...more,
  };
}
const client = { name: 'client', label: 'Which client?', default: null };
const head = {
  id: 'x1',
  workspaceId: 'w1',
  kind: 'project',
  name: 'Onboarding',
  description: 'For new clients',
  placeholders: [client],
  owner: uma,
  canEdit: true,
  version: 3,
  updatedAt: '2026-11-01T10:00:00Z',
};
const summary = { ...head, tasks: 2 };
const tasks = [
  content('Contract with {{client}}', {
    due: { days: 0, at: '12:00' },
    key: 'contract',
    section: 'Prepare',
    subtasks: [content('Draft')],
  }),
  content('Kick-off', { due: { days: 7, at: null }, section: 'Go', blockedBy: ['contract'] }),
];
const project = {
  description: null,
  color: null,
  sections: [
    { name: 'Prepare', color: '#2f9e44', wipLimit: 3 },
    { name: 'Go', color: null, wipLimit: null },
  ],
  fields: [],
  tags: [],
  tasks,
};
const whole = { ...head, content: project };
const routes = {
  'GET /templates': () => page([summary]),
  'GET /templates/x1': () => whole,
};
const address = '/workspaces/w1/templates';

test('a template is used with a day, values and a preview of both', async () => {
  const { user, calls, router } = visit(address, {
    ...routes,
    'POST /templates/x1/apply': () => ({ task: null, project: { ...everyday, id: 'p1' }, unassigned: [ugo] }),
    'GET /projects/p1/tasks': () => page([]),
  });
  await user.click(await screen.findByRole('button', { name: 'Use Onboarding' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Use “Onboarding”' }));
  const name = await dialog.findByRole('textbox', { name: /Name of the project/ });
  await user.clear(name);
  await user.type(name, 'ACME');
  await user.clear(dialog.getByLabelText(/Day it begins/));
  await user.type(dialog.getByLabelText(/Day it begins/), '2031-12-01');
  expect(dialog.getByRole('button', { name: 'Create project' })).toBeDisabled();
  await user.type(dialog.getByRole('textbox', { name: /Which client/ }), 'ACME');

  const preview = dialog.getByRole('list', { name: 'What will be made' });
  expect(within(preview).getByText('Contract with ACME')).toBeVisible();
  expect(within(preview).getByText(/due .*8.*2031|due .*2031.*8/)).toBeVisible();
  await user.click(dialog.getByRole('button', { name: 'Create project' }));

  await waitFor(() => expect(router.state.location.pathname).toBe('/projects/p1'));
  expect(calls.find(({ path }) => path === '/templates/x1/apply')?.body).toMatchObject({
    anchor: '2031-12-01',
    name: 'ACME',
    values: { client: 'ACME' },
  });
  expect(await screen.findByText(/not assigned: Ugo Second/)).toBeVisible();
});

test('what the server refuses stands at its field', async () => {
  const { user } = visit(address, {
    ...routes,
    'POST /templates/x1/apply': () =>
      problem(400, 'The input is not valid.', {
        errors: [{ field: 'values.client', code: 'length', message: 'A value has at most 1000 characters.' }],
      }),
  });
  await user.click(await screen.findByRole('button', { name: 'Use Onboarding' }));
  await user.type(await screen.findByRole('textbox', { name: /Which client/ }), 'x');
  await user.click(screen.getByRole('button', { name: 'Create project' }));

  await waitFor(() => expect(screen.getByRole('textbox', { name: /Which client/ })).toBeInvalid());
});

test('a task template is written from scratch, its placeholder found in the text', async () => {
  const { user, calls } = visit(address, {
    'GET /templates': () => page([]),
    'POST /templates': () => ({ ...whole, id: 'x2' }),
  });
  await user.click(await screen.findByRole('button', { name: 'New template' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Task' }));
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Call');
  await user.type(screen.getByRole('textbox', { name: 'Title of task 1' }), 'Call {{{{client}}');
  await user.type(screen.getByRole('textbox', { name: 'Default of {{client}}' }), 'ACME');
  await user.click(screen.getByRole('button', { name: 'Add a sub-task' }));
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
  await user.type(screen.getByRole('textbox', { name: 'Title of task 2' }), 'Look up');
  await user.click(screen.getByRole('button', { name: 'Details of Look up' }));
  await user.type(await screen.findByRole('textbox', { name: 'Due after days' }), '3');
  await user.click(screen.getByRole('button', { name: 'Save' }));

  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(calls.find(({ method, path }) => method === 'POST' && path === '/templates')?.body).toMatchObject({
    workspaceId: 'w1',
    kind: 'task',
    name: 'Call',
    placeholders: [{ name: 'client', label: 'client', default: 'ACME' }],
    content: { title: 'Call {{client}}', subtasks: [{ title: 'Look up', due: { days: 3, at: '17:00' } }] },
  });
});

test('a task of a template has reminders once it is due, and a time zone', async () => {
  const { user, calls } = visit(address, {
    'GET /templates': () => page([]),
    'POST /templates': () => ({ ...whole, id: 'x2' }),
  });
  await user.click(await screen.findByRole('button', { name: 'New template' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Task' }));
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Call');
  await user.type(screen.getByRole('textbox', { name: 'Title of task 1' }), 'Call');
  await user.click(screen.getByRole('button', { name: 'Details of Call' }));
  expect(await screen.findByRole('combobox', { name: 'Reminders' })).toBeDisabled();
  await user.type(screen.getByRole('textbox', { name: 'Due after days' }), '3');
  await user.click(screen.getByRole('combobox', { name: 'Reminders' }));
  await user.click(await screen.findByRole('option', { name: '1 hour before' }));
  await user.click(screen.getByRole('option', { name: 'When due' }));
  await user.type(screen.getByRole('combobox', { name: 'Time zone' }), 'Berlin');
  await user.click(await screen.findByRole('option', { name: 'Europe/Berlin' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));

  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(calls.find(({ method, path }) => method === 'POST' && path === '/templates')?.body).toMatchObject({
    content: {
      timeZone: 'Europe/Berlin',
      reminders: [{ before: 'PT1H' }, { before: 'PT0S' }],
    },
  });
});

test('changing a template keeps what the editor does not show, and says which version it knows', async () => {
  const { user, calls } = visit(address, { ...routes, 'PATCH /templates/x1': () => whole });
  await user.click(await screen.findByRole('button', { name: 'More actions for Onboarding' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Edit' }));
  const title = await screen.findByRole('textbox', { name: 'Title of task 3' });
  await user.type(title, ' meeting');
  await user.click(screen.getByRole('button', { name: 'Save' }));

  await waitFor(() => expect(calls.some(({ method }) => method === 'PATCH')).toBe(true));
  const patch = calls.find(({ method }) => method === 'PATCH');
  expect(patch?.headers.get('If-Match')).toBe('"v3"');
  expect(patch?.body).toMatchObject({
    content: {
      sections: project.sections,
      tasks: [
        { title: 'Contract with {{client}}', key: 't1', section: 'Prepare', due: { days: 0, at: '12:00' } },
        { title: 'Kick-off meeting', blockedBy: ['t1'] },
      ],
    },
  });
});

test('changes are not lost by a wrong key', async () => {
  const { user } = visit(address, routes);
  await user.click(await screen.findByRole('button', { name: 'More actions for Onboarding' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Edit' }));
  await user.type(await screen.findByRole('textbox', { name: 'Title of task 1' }), '!');
  await user.keyboard('{Escape}');
  await user.click(await screen.findByRole('button', { name: 'Keep editing' }));

  expect(screen.getByRole('textbox', { name: 'Title of task 1' })).toHaveValue('Contract with {{client}}!');
});

test('somebody else’s template is used, not changed; deleting asks first', async () => {
  const { user, calls } = visit(address, {
    'GET /templates': () =>
      page([summary, { ...summary, id: 'x2', name: 'Theirs', owner: ugo, canEdit: false }]),
    'DELETE /templates/x1': () => undefined,
  });
  await screen.findByText('Theirs');
  expect(screen.queryByRole('button', { name: 'More actions for Theirs' })).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'More actions for Onboarding' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  await user.click(await screen.findByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(calls.some(({ method }) => method === 'DELETE')).toBe(true));
});

test('a task is saved as a template from its menu', async () => {
  const task = aTask({ title: 'Water plants' });
  const { user, calls } = visit(`/projects/p1?task=${task.id}`, {
    'GET /projects/p1/tasks': () => page([task]),
    [`GET /tasks/${task.id}`]: () => task,
    'POST /templates': () => whole,
  });
  const panel = await screen.findByRole('dialog', { name: 'Task details' });
  await user.click(await within(panel).findByRole('button', { name: 'More actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Save as template…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Save as template' }));
  expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Water plants');
  await user.click(dialog.getByRole('button', { name: 'Save' }));

  await waitFor(() =>
    expect(calls.find(({ path, method }) => path === '/templates' && method === 'POST')?.body).toEqual({
      workspaceId: 'w1',
      name: 'Water plants',
      from: { taskId: task.id },
    }),
  );
});

test('rows keep what is below together, and what waits for what', () => {
  const rows = rowsOf({ kind: 'project', content: project });
  expect(rows.map(({ depth }) => depth)).toEqual([0, 1, 0]);
  expect(flat(tasksOf(rows)).map(({ task }) => task.title)).toEqual([
    'Contract with {{client}}',
    'Draft',
    'Kick-off',
  ]);
  expect(moved(rows, 2, -1).map(({ task }) => task.title)).toEqual([
    'Kick-off',
    'Contract with {{client}}',
    'Draft',
  ]);
  expect(moved(rows, 0, -1)).toBe(rows);
  expect(moved(rows, 1, 1)).toBe(rows);
  const [, , last] = rows;
  expect(last && tasksOf([last])[0]).toMatchObject({ title: 'Kick-off', blockedBy: [] });
});

test('placeholders are found, described as before, and filled in once', () => {
  const found = placeholdersIn(
    { kind: 'task', content: content('{{client}} {{ lead }} {{1st}}', { tags: ['{{client}}'] }) },
    [client],
  );
  expect(found).toEqual([client, { name: 'lead', label: 'lead', default: null }]);
  expect(filled('{{client}} and {{lead}}', found, { client: '$& {{lead}}' })).toBe(
    '$& {{lead}} and {{lead}}',
  );
});

test('days are the calendar’s, with nine and five o’clock where nothing is said', () => {
  expect(dateOf({ days: -1, at: null }, '2026-12-01', 'start')).toEqual(new Date(2026, 10, 30, 9));
  expect(dateOf({ days: 31, at: null }, '2026-12-01', 'due')).toEqual(new Date(2027, 0, 1, 17));
  expect(dateOf({ days: 0, at: '18:30' }, '2026-12-01', 'due')).toEqual(new Date(2026, 11, 1, 18, 30));
});

test('a project is duplicated, its dates moved, and saved as a template with what is done', async () => {
  const { user, calls, router } = visit('/projects/p1', {
    'GET /projects/*/tasks': () => page([]),
    'POST /projects/p1/duplicate': () => ({ ...everyday, id: 'p2', name: 'Everyday (copy)' }),
    'GET /projects/p2': () => ({ ...everyday, id: 'p2', name: 'Everyday (copy)' }),
    'GET /projects/p2/members': () => page([]),
    'POST /templates': () => whole,
  });
  await user.click(await screen.findByRole('button', { name: m.projectSettings.menu }));
  await user.click(await screen.findByRole('menuitem', { name: 'Save as template…' }));
  await user.click(await screen.findByRole('checkbox', { name: 'Include completed tasks' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(calls.find(({ path, method }) => path === '/templates' && method === 'POST')?.body).toEqual({
      workspaceId: 'w1',
      name: 'Everyday',
      from: { projectId: 'p1', includeDone: true },
    }),
  );

  await user.click(await screen.findByRole('button', { name: m.projectSettings.menu }));
  await user.click(await screen.findByRole('menuitem', { name: 'Duplicate…' }));
  await user.type(await screen.findByLabelText('Move the earliest date to'), '2031-12-01');
  await user.click(screen.getByRole('button', { name: 'Duplicate' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/projects/p2'));
  expect(calls.find(({ path }) => path === '/projects/p1/duplicate')?.body).toEqual({
    name: 'Everyday (copy)',
    anchor: '2031-12-01',
  });
});
