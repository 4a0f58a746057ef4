import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { uma, visit } from '@/test/harness';

const calendar = {
  timeZone: 'Europe/Berlin',
  days: [{ day: 'monday', hours: [{ from: '09:00', to: '17:00' }] }],
  holidays: [{ day: '2026-12-25', name: 'Christmas' }],
  version: 3,
};
const me = (role: string) => ({
  ...uma,
  locale: 'en',
  timeZone: 'UTC',
  roles: ['user'],
  workspaces: [{ id: 'w1', name: 'Demo team', role }],
});

test('an admin changes the hours, pastes holidays and saves them', async () => {
  const { user, calls } = visit('/workspaces/w1/calendar', {
    'GET /me': () => me('admin'),
    'GET /workspaces/w1/calendar': () => calendar,
    'PUT /workspaces/w1/calendar': ({ body }) => ({ ...(body as object), version: 4 }),
    'POST /workspaces/w1/calendar/holidays/read': () => ({
      holidays: [{ day: '2026-01-01', name: 'New Year' }],
      leftOut: 2,
    }),
  });

  await user.click(await screen.findByRole('checkbox', { name: 'Saturday' }));
  await user.click(screen.getByRole('button', { name: 'More hours on Monday' }));
  await user.click(screen.getByRole('button', { name: 'Import…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Import…' });
  await user.type(within(dialog).getByRole('textbox', { name: 'iCalendar' }), 'BEGIN:VCALENDAR');
  await user.click(within(dialog).getByRole('button', { name: 'Read' }));
  expect(await within(dialog).findByText('1 day added, 2 left out. Save to keep them.')).toBeVisible();
  await user.click(within(dialog).getAllByRole('button', { name: 'Close' }).at(-1)!);
  await user.click(screen.getByRole('button', { name: 'Save' }));

  await waitFor(() => expect(calls.some(({ method }) => method === 'PUT')).toBe(true));
  const put = calls.find(({ method }) => method === 'PUT');
  expect(put?.headers.get('If-Match')).toContain('3');
  expect(put?.body).toEqual({
    timeZone: 'Europe/Berlin',
    days: [
      {
        day: 'monday',
        hours: [
          { from: '09:00', to: '17:00' },
          { from: '17:00', to: '24:00' },
        ],
      },
      { day: 'saturday', hours: [{ from: '09:00', to: '17:00' }] },
    ],
    holidays: [
      { day: '2026-01-01', name: 'New Year' },
      { day: '2026-12-25', name: 'Christmas' },
    ],
  });
});

test('a member only reads them', async () => {
  visit('/workspaces/w1/calendar', {
    'GET /me': () => me('member'),
    'GET /workspaces/w1/calendar': () => calendar,
  });

  expect(await screen.findByText('Christmas')).toBeVisible();
  expect(screen.getByRole('checkbox', { name: 'Monday' })).toBeDisabled();
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
});
