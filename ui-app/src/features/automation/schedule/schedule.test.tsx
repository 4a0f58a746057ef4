import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { designer, page, visit } from '@/test/harness';
import { inWords } from './words';

const schedule = { cron: '0 9 * * MON', timeZone: 'Asia/Tokyo', days: null, missed: null };
const automation = {
  id: 'a1',
  workspaceId: 'w1',
  projectId: null,
  name: 'Weekly round',
  description: null,
  published: 2,
  draftVersion: 7,
  hasUnpublishedChanges: false,
  triggers: [{ startEvent: 'start', type: 'Schedule', condition: null, schedule }],
  draftTriggers: [],
  enabled: true,
  errorAutomationId: null,
  runsKeptDays: null,
  updatedAt: '2026-01-01T10:00:00Z',
  version: 9,
};
const server = {
  ...designer,
  'GET /automations/a1': () => automation,
  'GET /automations/a1/runs': () => page([]),
  'GET /automations/a1/schedules': () =>
    page([
      {
        startEvent: 'start',
        ...schedule,
        days: 'all',
        missed: 'once',
        upcoming: ['2031-11-24T00:00:00Z', '2031-12-01T00:00:00Z'],
      },
    ]),
};

test('an automation with a schedule tells when it starts next, in the zone of the schedule', async () => {
  const { user } = visit('/automations/a1?tab=runs', server);

  await user.click(await screen.findByRole('button', { name: /Starts next/ }));

  const times = await screen.findByRole('list', { name: 'When it starts next' });
  expect(within(times).getAllByRole('listitem')).toHaveLength(2);
  expect(times).toHaveTextContent(/24.*2031|2031.*24/);
  expect(times).toHaveTextContent(/0?9:00/);
  expect(screen.getByText('In Asia/Tokyo')).toBeVisible();
});

test('one that is switched off is not asked when it starts', async () => {
  const { calls } = visit('/automations/a1?tab=runs', {
    ...server,
    'GET /automations/a1': () => ({ ...automation, enabled: false }),
  });

  await screen.findByRole('heading', { name: 'Weekly round' });

  expect(screen.queryByRole('button', { name: /Starts next/ })).toBeNull();
  expect(calls.some(({ path }) => path.endsWith('/schedules'))).toBe(false);
});

test('the list tells a schedule in words', async () => {
  visit('/workspaces/w1/automations', {
    ...server,
    'GET /workspaces/w1/automations': () => page([automation]),
    'GET /trigger-types': () =>
      page([{ type: 'Schedule', title: 'A schedule is due', description: '', variables: [], sample: {} }]),
  });

  const link = await screen.findByRole('link', { name: 'Weekly round' });
  await vi.waitFor(() =>
    expect(link).toHaveTextContent('When a schedule is due (every Monday at 09:00, Asia/Tokyo)'),
  );
});

test.each([
  ['0 9,14 * * *', 'every day at 09:00, 14:00'],
  ['30 8 * * MON-WED', 'every Monday, Tuesday, Wednesday at 08:30'],
  ['0 9 L * *', 'on the last day of each month at 09:00'],
  ['0 9 LW * *', 'on each month’s last day from Monday to Friday at 09:00'],
  ['0 9 3 * *', 'on day 3 of each month at 09:00'],
  ['0 9 * * TUE#2', 'on the second Tuesday of each month at 09:00'],
  ['*/5 * * * *', '*/5 * * * *'],
])('%s is said as “%s”', (cron, words) => {
  expect(inWords(cron)).toBe(words);
});
