import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { Task } from '@/lib/api/types';
import { aTask, loadPanel, page, problem, visit } from '@/test/harness';

// What is loaded on demand is loaded before, so that a busy machine is not taken for a failure.
beforeAll(loadPanel, 60_000);

const dates = Array.from({ length: 10 }, (_, i) => new Date(Date.UTC(2041, 0, 8 + 7 * i, 9)).toISOString());
const weekly = (more: object = {}) => ({
  rule: 'FREQ=WEEKLY;BYDAY=TU',
  basis: 'due_date',
  timeZone: 'UTC',
  seriesId: 's1',
  number: 3,
  count: null,
  upcoming: dates,
  previous: null,
  next: null,
  ...more,
});

const open = (task: Task, routes: object = {}) =>
  visit(`/my-tasks?task=${task.id}`, {
    'GET /tasks/*': () => task,
    'POST /recurrence/preview': ({ body }: { body: { rule: string } }) => ({
      rule: body.rule,
      dueAt: '2041-01-01T09:00:00Z',
      upcoming: dates,
    }),
    ...routes,
  } as Parameters<typeof visit>[1]);

// A Tuesday, wherever the test runs.
const tuesday = new Date(2041, 0, 1, 9).toISOString();
const name = (words: string) => ({ name: `Repeat: ${words}` });

test('a task is made to repeat by one click, and then says how', async () => {
  let task = aTask({ id: 't1', dueAt: tuesday });
  const { calls, user } = open(task, {
    'GET /tasks/*': () => task,
    'GET /tasks/t1/recurrence': () => weekly({ number: 1 }),
    'PUT /tasks/t1/recurrence': () => {
      task = { ...task, recurring: true };
      return weekly({ number: 1 });
    },
  });

  await user.click(await screen.findByRole('button', name('Does not repeat')));
  await user.click(await screen.findByRole('menuitem', { name: 'Every Tuesday' }));

  expect(await screen.findByRole('button', name('Every Tuesday'))).toBeInTheDocument();
  expect(calls.find(({ method }) => method === 'PUT')?.body).toMatchObject({
    rule: 'FREQ=WEEKLY;BYDAY=TU',
    basis: 'due_date',
  });
});

test('the next ten dates are shown, and one can be skipped', async () => {
  const task = aTask({ id: 't1', dueAt: tuesday, recurring: true });
  const { calls, user } = open(task, {
    'GET /tasks/t1/recurrence': () => weekly(),
    'POST /tasks/t1/recurrence/skip': () => ({ ...task, dueAt: dates[0], version: 2 }),
  });

  await user.click(await screen.findByRole('button', name('Every Tuesday')));
  const list = await screen.findByRole('list', { name: 'Next dates' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(10);
  expect(screen.getByText('No. 3')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Skip this date' }));

  await waitFor(() => expect(calls.some(({ path }) => path.endsWith('/recurrence/skip'))).toBe(true));
  expect(await screen.findByText('Moved to its next date')).toBeInTheDocument();
});

test('a way of one’s own is put together, told in words and with its dates', async () => {
  const { calls, user } = open(aTask({ id: 't1', dueAt: tuesday }), {
    'PUT /tasks/t1/recurrence': () => weekly(),
  });

  await user.click(await screen.findByRole('button', name('Does not repeat')));
  await user.click(await screen.findByRole('menuitem', { name: 'Custom…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Repeat this task' });
  const every = within(dialog).getByRole('textbox', { name: 'Every' });
  await user.clear(every);
  await user.type(every, '2');
  await user.click(within(dialog).getByRole('checkbox', { name: 'Friday' }));
  await user.click(within(dialog).getByRole('radio', { name: 'After' }));
  await user.click(within(dialog).getByRole('radio', { name: 'completion' }));

  expect(
    within(dialog).getByText('Every second Tuesday and Friday, from completion, 10 times'),
  ).toBeInTheDocument();
  expect(await within(dialog).findByRole('list', { name: 'Next dates' })).toBeInTheDocument();
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(calls.find(({ method }) => method === 'PUT')?.body).toMatchObject({
      rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR;COUNT=10',
      basis: 'completion',
    }),
  );
});

test('a rule without words is edited as text, and why it is refused is said', async () => {
  const rule = 'FREQ=YEARLY;BYWEEKNO=20';
  const { user } = open(aTask({ id: 't1', dueAt: tuesday, recurring: true }), {
    'GET /tasks/t1/recurrence': () => weekly({ rule }),
    'POST /recurrence/preview': ({ body }: { body: { rule: string } }) =>
      body.rule === rule
        ? { rule, dueAt: tuesday, upcoming: dates }
        : problem(400, 'The input is not valid.', {
            errors: [{ field: 'rule', code: 'frequency', message: 'FREQ is DAILY or more.' }],
          }),
  });

  await user.click(await screen.findByRole('button', name(`By the rule ${rule}`)));
  await user.click(await screen.findByRole('button', { name: 'Change…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Repeat this task' });
  const text = within(dialog).getByRole('textbox', { name: 'Rule (RFC 5545)' });
  expect(text).toHaveValue(rule);
  await user.clear(text);
  await user.type(text, 'FREQ=SECONDLY');

  expect(await within(dialog).findByText(/FREQ is DAILY or more/)).toBeInTheDocument();
  expect(within(dialog).getByRole('button', { name: 'Save' })).toBeDisabled();
});

test('a task that is done leads to the next', async () => {
  const next = { id: 't2', title: 'Buy milk', status: 'todo', projectId: 'p1', dueAt: dates[0] };
  const { user, router } = open(aTask({ id: 't1', status: 'done', dueAt: tuesday, recurring: true }), {
    'GET /tasks/t1/recurrence': () => weekly({ upcoming: [], next }),
  });

  await user.click(await screen.findByRole('button', name('Every Tuesday')));
  expect(await screen.findByText(/The next one is there already/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Change…' })).toBeNull();
  await user.click(screen.getByRole('button', { name: /^Open it/ }));

  await waitFor(() => expect(router.state.location.search).toMatchObject({ task: 't2' }));
});

test('what completing will make, and what made the task, stand among the reasons', async () => {
  const previous = { id: 't0', title: 'Buy milk', status: 'done', projectId: 'p1', dueAt: tuesday };
  const { user, router } = open(aTask({ id: 't1', dueAt: tuesday, recurring: true }), {
    'GET /tasks/t1/recurrence': () => weekly({ previous }),
  });

  expect(await screen.findByText(/makes the next one, due/)).toBeInTheDocument();
  await user.click(await screen.findByRole('button', { name: 'The one before' }));

  await waitFor(() => expect(router.state.location.search).toMatchObject({ task: 't0' }));
});

test('the list marks what repeats', async () => {
  visit('/my-tasks', { 'GET /tasks': () => page([aTask({ recurring: true })]) });

  expect(await screen.findByRole('img', { name: 'Repeats' })).toBeInTheDocument();
});

test('quick add makes a task that repeats', async () => {
  const made = aTask({ id: 't9', title: 'Water the plants' });
  const { calls, user } = visit('/projects/p1', {
    'GET /projects/p1/tasks': () => page([]),
    'POST /projects/p1/tasks': () => made,
    'PUT /tasks/t9/recurrence': () => weekly(),
  });

  const line = await screen.findByRole('textbox', { name: 'New task' });
  await user.type(line, 'Water the plants every monday 9am{Enter}');

  await waitFor(() =>
    expect(calls.find(({ method }) => method === 'PUT')?.body).toMatchObject({
      rule: 'FREQ=WEEKLY;BYDAY=MO',
    }),
  );
  expect(calls.find(({ method, path }) => method === 'POST' && path.endsWith('/tasks'))?.body).toMatchObject({
    title: 'Water the plants',
  });
});
