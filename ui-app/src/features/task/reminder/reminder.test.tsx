import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Reminder } from '@/lib/api/types';
import { aReminder, aTask, page, visit } from '@/test/harness';
import { wishOf, type Draft } from './wish';
import { detailText, whenText } from './words';

const dates = (count: number) =>
  Array.from({ length: count }, (_, day) => `2031-01-${String(day + 1).padStart(2, '0')}T09:00:00Z`);

test('a repeated reminder tells how often it comes, shows its next ten times, and is snoozed', async () => {
  const task = aTask();
  const reminder = aReminder({
    repeat: { every: 'P2D', rule: null, times: 5, until: null, timeZone: 'Europe/Berlin' },
    channels: ['inbox'],
    upcoming: dates(10),
  });
  const { user, calls } = visit(`/my-tasks?task=${task.id}`, {
    'GET /tasks/*': () => task,
    'GET /tasks/*/reminders': () => page([reminder]),
    'POST /tasks/*/reminders/*/snooze': () => reminder,
  });

  expect(await screen.findByText('inbox only · every 2 days, 5 times at most')).toBeVisible();
  await user.click(screen.getByRole('button', { name: /^When reminder/ }));
  expect(
    within(await screen.findByRole('list', { name: 'Next dates' })).getAllByRole('listitem'),
  ).toHaveLength(10);
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('button', { name: /^Snooze reminder/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'For 10 minutes' }));

  await waitFor(() =>
    expect(calls.find(({ path }) => path.endsWith('/snooze'))?.body).toEqual({ delay: 'PT10M' }),
  );
});

test('any reminder is made in the dialog, with the times at which it would come', async () => {
  const task = aTask({ dueAt: '2031-01-20T09:00:00Z' });
  const { user, calls } = visit(`/my-tasks?task=${task.id}`, {
    'GET /tasks/*': () => task,
    'POST /tasks/*/reminders/preview': () => ({ upcoming: dates(10) }),
    'POST /tasks/*/reminders': () => aReminder({}),
  });

  await user.click(await screen.findByRole('button', { name: 'Add reminder' }));
  await user.click(await screen.findByRole('menuitem', { name: 'More choices…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Reminder' });
  await user.click(within(dialog).getByRole('checkbox', { name: 'Count working time only' }));
  await user.click(within(dialog).getByRole('checkbox', { name: 'E-mail' }));
  expect(await within(dialog).findByRole('list', { name: 'Next dates' })).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Add reminder' }));

  await waitFor(() =>
    expect(calls.find(({ method, path }) => method === 'POST' && path.endsWith('/reminders'))?.body).toEqual({
      before: 'P1D',
      relativeTo: 'due',
      working: true,
      audience: 'me',
      channels: ['inbox'],
    }),
  );
});

const draft: Draft = {
  when: 'due',
  length: 2,
  unit: 'weeks',
  at: '',
  whom: 'assignees',
  person: null,
  channels: ['email'],
  often: 'weeks',
  interval: 2,
  rule: '',
  times: null,
  until: '',
  missed: 'skip',
  working: false,
  inHours: false,
};

test('a draft becomes a wish once everything is said', () => {
  expect(wishOf(draft)).toMatchObject({
    before: 'P14D',
    audience: 'assignees',
    repeat: { every: 'P2W' },
    missed: 'skip',
  });
  expect(wishOf({ ...draft, when: 'at' })).toBeNull();
  expect(wishOf({ ...draft, whom: 'person' })).toBeNull();
  expect(wishOf({ ...draft, channels: [] })).toBeNull();
  expect(wishOf({ ...draft, often: 'rule' })).toBeNull();
});

test('times and people are said in words', () => {
  const says = (more: Partial<Reminder>) => whenText(aReminder(more));
  expect(says({ before: 'P1D' })).toBe('1 day before');
  expect(says({ before: 'PT3H' })).toBe('3 hours before due');
  expect(says({ before: 'P2D', relativeTo: 'start' })).toBe('2 days before the start');
  expect(says({ before: 'PT0S', relativeTo: 'start' })).toBe('When it starts');
  const person = { id: 'p', name: 'Uma', email: null, pictureUrl: null } as Reminder['person'];
  expect(detailText(aReminder({ audience: 'person', person }), 'p')).toEqual(['for me']);
  expect(detailText(aReminder({ audience: 'person', person }), 'q')).toEqual(['for Uma']);
});
