import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Task } from '@/lib/api/types';
import { aReminder, aTask, page, problem, ugo, visit } from '@/test/harness';

const hour = 3_600_000;
const at = (ms: number) => new Date(Date.now() + ms).toISOString();

test('a task added by Enter carries its due date, priority and reminder, and appears in the list', async () => {
  const tasks: Task[] = [];
  const { calls, user } = visit('/projects/p1', {
    'GET /projects/p1/tasks': () => page(tasks),
    'POST /projects/p1/tasks': ({ body }) => {
      tasks.push(aTask(body as Partial<Task>));
      return Response.json(tasks[0], { status: 201 });
    },
  });

  await user.type(await screen.findByRole('textbox', { name: 'New task' }), 'Buy milk');
  await user.click(screen.getByRole('button', { name: 'Due date' }));
  const due = await screen.findByLabelText('Due date and time');
  await user.clear(due);
  await user.type(due, '2031-05-04T17:30{Enter}');
  await user.click(screen.getByRole('button', { name: /^Priority/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'High' }));
  await user.click(screen.getByRole('button', { name: 'Reminder' }));
  await user.click(await screen.findByRole('menuitem', { name: '1 minute before' }));
  await user.type(screen.getByRole('textbox', { name: 'New task' }), '{Enter}');

  expect(await screen.findByRole('button', { name: 'Open Buy milk' })).toBeVisible();
  const sent = calls.find((call) => call.method === 'POST');
  expect(sent?.body).toMatchObject({ title: 'Buy milk', priority: 'high', reminders: [{ before: 'PT1M' }] });
  expect((sent?.body as { dueAt: string }).dueAt).toMatch(/^2031-05-04T17:30:00[+-]\d\d:\d\d$/);
  expect(sent?.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
  expect(sent?.headers.get('Authorization')).toBe('Bearer token');
});

test('a refused task gives the typed title back and says why', async () => {
  const { user } = visit('/projects/p1', {
    'GET /projects/p1/tasks': () => page([]),
    'POST /projects/p1/tasks': () => problem(403, 'Viewers of “Everyday” cannot add tasks.'),
  });

  const title = await screen.findByRole('textbox', { name: 'New task' });
  await user.type(title, 'Buy milk{Enter}');

  expect(await screen.findByText('Viewers of “Everyday” cannot add tasks.')).toBeVisible();
  expect(title).toHaveValue('Buy milk');
});

test('my tasks are those assigned to me', async () => {
  const { calls } = visit('/my-tasks', { 'GET /tasks': () => page([aTask()]) });

  expect(await screen.findByText('Buy milk')).toBeVisible();
  expect(calls.find(({ path }) => path === '/tasks')?.query.get('assignee')).toBe('me');
});

test('tasks stand in groups by due date, overdue first', async () => {
  visit('/my-tasks', {
    'GET /tasks': () =>
      page([
        aTask({ title: 'Late', dueAt: at(-hour), overdue: true }),
        aTask({ title: 'Some day' }),
        aTask({ title: 'Next month', dueAt: at(30 * 24 * hour) }),
      ]),
  });

  const list = await screen.findByRole('region', { name: 'Overdue' });
  expect(within(list).getByText('Late')).toBeVisible();
  expect(screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent)).toEqual([
    'Overdue1',
    'Upcoming1',
    'No date1',
  ]);
});

test('completing shows at once and is taken back with the reason when the server refuses', async () => {
  const task = aTask();
  let refuse: (answer: Response) => void = () => {};
  const { user } = visit('/my-tasks', {
    'GET /tasks': () => page([task]),
    'POST /tasks/*/complete': () => new Promise((resolve) => (refuse = resolve)),
  });

  await user.click(await screen.findByRole('checkbox', { name: 'Complete Buy milk' }));
  expect(await screen.findByRole('checkbox', { name: 'Reopen Buy milk' })).toBeChecked();
  refuse(problem(409, '“Buy milk” waits for “Find the shop”.'));

  expect(await screen.findByText('“Buy milk” waits for “Find the shop”.')).toBeVisible();
  expect(await screen.findByRole('checkbox', { name: 'Complete Buy milk' })).not.toBeChecked();
});

test('a team-mate’s new task appears by its event, marked as new', async () => {
  const tasks: Task[] = [];
  const { live } = visit('/projects/p1', { 'GET /projects/p1/tasks': () => page(tasks) });
  await screen.findByText('All clear');
  expect(live.watched).toContain('/topic/projects/p1');

  const task = aTask({ title: 'Water the plants', assignees: [ugo] });
  tasks.push(task);
  live.tell({ type: 'TaskCreated', subject: { kind: 'task', id: task.id }, data: { task } });

  const row = (await screen.findByRole('button', { name: 'Open Water the plants' })).closest('li');
  expect(row).toHaveAttribute('data-arrived');
  expect(screen.getByText('New task: Water the plants')).toBeInTheDocument();
});

test('a change that somebody else outran shows both states, and mine can still be used', async () => {
  const task = aTask({ version: 3 });
  const theirs = { ...task, title: 'Buy oat milk', version: 4 };
  const { calls, user } = visit(`/my-tasks?task=${task.id}`, {
    'GET /tasks': () => page([task]),
    'GET /tasks/*': () => task,
    'PATCH /tasks/*': ({ headers, body }) =>
      headers.get('If-Match') === '"v4"'
        ? { ...theirs, ...(body as object), version: 5 }
        : problem(412, 'Changed meanwhile.', { current: theirs }),
  });

  const title = await screen.findByRole('textbox', { name: 'Title' });
  await user.clear(title);
  await user.type(title, 'Buy two pints{Enter}');
  const dialog = await screen.findByRole('dialog', { name: 'Someone was faster' });
  expect(within(dialog).getByText('Buy oat milk')).toBeVisible();
  expect(within(dialog).getByText('Buy two pints')).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Use mine' }));

  await waitFor(() => expect(title).toHaveValue('Buy two pints'));
  expect(calls.filter((call) => call.method === 'PATCH').map((call) => call.headers.get('If-Match'))).toEqual(
    ['"v3"', '"v4"'],
  );
});

test('a description is shown as Markdown, and HTML in it is not', async () => {
  const task = aTask({ description: '**Bold** <img src=x onerror=alert(1)> [bad](javascript:alert(1))' });
  visit(`/my-tasks?task=${task.id}`, { 'GET /tasks/*': () => task });

  expect((await screen.findByText('Bold')).tagName).toBe('STRONG');
  expect(document.querySelector('img[onerror]')).toBeNull();
  expect(screen.getByText('bad')).not.toHaveAttribute('href', expect.stringContaining('javascript'));
});

test('reminders are listed with their state, and removed', async () => {
  const task = aTask({ dueAt: at(hour) });
  let reminders = [aReminder({ before: 'PT1M' })];
  const { user } = visit(`/my-tasks?task=${task.id}`, {
    'GET /tasks/*': () => task,
    'GET /tasks/*/reminders': () => page(reminders),
    'DELETE /tasks/*/reminders/*': () => void (reminders = []),
  });

  await user.click(await screen.findByRole('button', { name: 'Remove reminder 1 minute before' }));

  expect(await screen.findByText('No reminders.')).toBeVisible();
});

test('the history tells changes in words', async () => {
  const task = aTask();
  visit(`/my-tasks?task=${task.id}`, {
    'GET /tasks/*': () => task,
    'GET /tasks/*/changes': () =>
      page([
        {
          id: 'c2',
          at: at(-hour),
          actor: { kind: 'person', id: 'ugo', name: 'Ugo Second' },
          type: 'TaskUpdated',
          fields: [{ field: 'priority', from: 'low', to: 'high' }],
        },
        {
          id: 'c1',
          at: at(-2 * hour),
          actor: { kind: 'run', id: 'r', name: null },
          type: 'TaskCreated',
          fields: [],
        },
      ]),
  });

  expect(await screen.findByText(/changed priority from Low to High/)).toHaveTextContent('Ugo Second');
  expect(screen.getByText(/created the task/)).toHaveTextContent('An automation');
});

test('a list that cannot be read says why and reads again on demand', async () => {
  let down = true;
  const { user } = visit('/my-tasks', {
    'GET /tasks': () => (down ? problem(503, 'The database is being restarted.') : page([aTask()])),
  });

  expect(await screen.findByRole('alert')).toHaveTextContent('The database is being restarted.');
  down = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));

  expect(await screen.findByText('Buy milk')).toBeVisible();
});
