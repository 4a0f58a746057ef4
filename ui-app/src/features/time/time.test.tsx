import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, expect, test, vi } from 'vitest';
import { isoOf } from '@/lib/duration';
import { mondayOf, plusDays } from '@/lib/zoned';
import { aTask, everyday, loadPanel, page, problem, ugo, uma, visit } from '@/test/harness';

beforeAll(loadPanel, 60_000);

const milk = aTask({ id: 't1', title: 'Buy milk', estimate: 'PT2H', timeSpent: 'PT30M' } as object);
const anEntry = (more: object = {}) => ({
  id: 'e1',
  task: { id: 't1', title: 'Buy milk', projectId: 'p1', deleted: false },
  person: uma,
  startedAt: '2026-11-16T09:00:00Z',
  endedAt: '2026-11-16T09:30:00Z',
  duration: 'PT30M',
  note: null,
  billable: true,
  overlapping: false,
  overlong: false,
  locked: false,
  canEdit: true,
  createdAt: '2026-11-16T09:30:00Z',
  version: 1,
  ...more,
});
const aTimer = (elapsed: number, more: object = {}) => ({
  entry: anEntry({ id: 'e9', endedAt: null, duration: null }),
  elapsed: isoOf(elapsed),
  forgotten: false,
  stopped: null,
  ...more,
});
const section = () => screen.findByRole('region', { name: 'Time' });
const panel = (routes: object = {}) =>
  visit('/my-tasks?task=t1', { 'GET /tasks/t1': () => milk, ...routes } as Parameters<typeof visit>[1]);

test('a timer that another browser started is shown, ticks, and is stopped here', async () => {
  let timer: object | undefined;
  const { live, calls, user } = visit('/my-tasks', {
    'GET /me/timer': () => timer,
    'DELETE /me/timer': () => {
      timer = undefined;
      return anEntry({ duration: 'PT1H5M' });
    },
  });
  await screen.findByRole('banner');
  await waitFor(() => expect(live.watched).toContain('/user/queue/events'));

  timer = aTimer(3_900);
  live.tell({ type: 'TimerStarted', subject: { kind: 'timer', id: 'e9' }, projectId: null });

  expect(await screen.findByRole('button', { name: /^Timer: Buy milk, 1:05:0/ })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Stop timer' }));
  expect(await screen.findByText('1h 5m entered on “Buy milk”')).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Timer:/ })).not.toBeInTheDocument());
  expect(calls.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
});

test('a forgotten timer is put right when it is stopped', async () => {
  const { calls, user } = visit('/my-tasks', {
    'GET /me/timer': () => aTimer(13 * 3_600, { forgotten: true }),
    'DELETE /me/timer': () => anEntry({ duration: 'PT1H' }),
  });

  await user.click(await screen.findByRole('button', { name: 'Stop timer' }));
  expect(await screen.findByText('Did you forget the timer?')).toBeVisible();
  const [, time] = screen.getAllByLabelText('Stopped at');
  await user.type(time as HTMLElement, '10:00');
  await user.click(screen.getByRole('button', { name: 'Stop then' }));

  await waitFor(() => expect(calls.some(({ method }) => method === 'DELETE')).toBe(true));
  const asked = calls.find(({ method }) => method === 'DELETE')?.query.get('endedAt') ?? '';
  expect(new Date(asked).toISOString()).toBe('2026-11-16T10:00:00.000Z');
});

test('the panel starts a timer and says what it took the place of', async () => {
  const { calls, user } = panel({
    'PUT /me/timer': () =>
      aTimer(0, {
        stopped: anEntry({ task: { id: 't2', title: 'Buy bread', projectId: 'p1', deleted: false } }),
      }),
  });

  await user.click(await screen.findByRole('button', { name: 'Start timer' }));

  expect(await screen.findByText('30m entered on “Buy bread”')).toBeVisible();
  expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({ taskId: 't1' });
});

test('a row starts a timer', async () => {
  const { calls, user } = visit('/projects/p1', {
    'GET /projects/p1/tasks': () => page([milk]),
    'PUT /me/timer': () => aTimer(0),
  });

  await user.click(await screen.findByRole('button', { name: 'Start timer on “Buy milk”' }));

  await waitFor(() => expect(calls.some(({ method }) => method === 'PUT')).toBe(true));
});

test('a viewer can not start one', async () => {
  visit('/projects/p1', {
    'GET /projects/p1/tasks': () => page([milk]),
    'GET /workspaces/w1/projects': () => page([{ ...everyday, role: 'viewer' }]),
    'GET /projects/p1': () => ({ ...everyday, role: 'viewer' }),
  });
  await screen.findByRole('button', { name: 'Open Buy milk' });

  expect(screen.queryByRole('button', { name: /Start timer/ })).not.toBeInTheDocument();
});

test('time is entered as people write it', async () => {
  const { calls, user } = panel({ 'POST /tasks/t1/time-entries': () => anEntry() });
  const time = await section();
  expect(within(time).getByText('1h 30m left')).toBeVisible();

  await user.click(within(time).getByRole('button', { name: 'Add time' }));
  await user.type(within(time).getByLabelText('How long'), 'soon');
  await user.tab();
  expect(await within(time).findByText('Write it like 1h 30m')).toBeVisible();
  await user.clear(within(time).getByLabelText('How long'));
  await user.type(within(time).getByLabelText('How long'), '1h 30m');
  await user.clear(within(time).getByLabelText('Day'));
  await user.type(within(time).getByLabelText('Day'), '2026-01-05');
  await user.type(within(time).getByLabelText('Started'), '10:15');
  await user.type(within(time).getByLabelText('Note'), 'At the shop');
  await user.click(within(time).getByRole('button', { name: 'Save' }));

  await waitFor(() => expect(calls.some(({ method }) => method === 'POST')).toBe(true));
  expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
    startedAt: '2026-01-05T10:15:00.000Z',
    duration: 'PT1H30M',
    note: 'At the shop',
    billable: true,
  });
});

test('the estimate is set in words, and a refused one goes back', async () => {
  const patches: unknown[] = [];
  const { user } = panel({
    'PATCH /tasks/t1': ({ body }: { body: unknown }) => {
      patches.push(body);
      return patches.length === 1 ? { ...milk, version: 2 } : problem(412, 'Somebody was faster.');
    },
  });
  const estimate = within(await section()).getByLabelText('Estimate');
  expect(estimate).toHaveValue('2h');

  await user.clear(estimate);
  await user.type(estimate, '3,5{Enter}');
  await waitFor(() => expect(patches).toEqual([{ estimate: 'PT3H30M' }]));
  await user.clear(estimate);
  await user.type(estimate, '{Enter}');

  await waitFor(() => expect(patches[1]).toEqual({ estimate: null }));
  expect(await screen.findByText(/Somebody was faster/)).toBeVisible();
});

test('entries are changed with their version, and only where one may', async () => {
  const { calls, user } = panel({
    'GET /tasks/t1/time-entries': () =>
      page([
        anEntry({ overlapping: true }),
        anEntry({ id: 'e2', person: ugo, duration: 'PT13H', overlong: true, locked: true, canEdit: false }),
      ]),
    'PATCH /tasks/t1/time-entries/e1': () => anEntry({ version: 2 }),
    'DELETE /tasks/t1/time-entries/e1': () => undefined,
  });
  const time = await section();

  await user.click(within(time).getByRole('button', { name: 'Who and when' }));
  expect(await within(time).findByRole('img', { name: 'Overlaps with another entry' })).toBeVisible();
  expect(within(time).getByRole('img', { name: 'Locked' })).toBeVisible();
  expect(within(time).queryByRole('button', { name: 'Change 13h of Ugo Second' })).not.toBeInTheDocument();
  await user.click(within(time).getByRole('button', { name: 'Change 30m of Uma User' }));
  const length = within(time).getByLabelText('How long');
  await user.clear(length);
  await user.type(length, '45m');
  await user.click(within(time).getByRole('button', { name: 'Save' }));

  await waitFor(() => expect(calls.some(({ method }) => method === 'PATCH')).toBe(true));
  const patch = calls.find(({ method }) => method === 'PATCH');
  expect(patch?.headers.get('If-Match')).toBe('"v1"');
  expect(patch?.body).toMatchObject({ startedAt: '2026-11-16T09:00:00.000Z', duration: 'PT45M' });

  await user.click(await within(time).findByRole('button', { name: 'Delete 30m of Uma User' }));
  await user.click(await screen.findByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(calls.some(({ method }) => method === 'DELETE')).toBe(true));
});

const monday = mondayOf(new Date().toISOString().slice(0, 10));
const totals = (days: Record<string, string>, total: string) => ({
  days,
  total,
  billable: total,
  recorded: total,
});
const aSheet = (more: object = {}) => ({
  from: monday,
  to: plusDays(monday, 6),
  person: uma,
  timeZone: 'UTC',
  rounding: 'up',
  roundingMinutes: 15,
  lockedBefore: null,
  rows: [
    {
      week: null,
      project: { id: 'p1', name: 'Everyday', color: null },
      task: { id: 't1', title: 'Buy milk', deleted: false },
      person: null,
      hidden: false,
      totals: totals({ [monday]: 'PT1H30M' }, 'PT1H30M'),
    },
  ],
  totals: totals({ [monday]: 'PT1H30M' }, 'PT1H30M'),
  ...more,
});
const SHEET = '/workspaces/w1/timesheet';

test('a week is shown by tasks and days, and a cell opens its entries', async () => {
  const { calls, user } = visit(SHEET, {
    [`GET ${SHEET}`]: () => aSheet(),
    'GET /workspaces/w1/time-entries': () => page([anEntry()]),
  });

  const cell = await screen.findByRole('button', { name: /^Buy milk, .*: 1h 30m$/ });
  expect(within(screen.getByRole('row', { name: /Day totals/ })).getAllByText('1:30')).toHaveLength(2);
  expect(screen.getByText(/rounded up to 15 minutes/)).toBeVisible();
  await user.click(cell);

  const dialog = await screen.findByRole('dialog', { name: /^Buy milk/ });
  expect(await within(dialog).findByRole('button', { name: 'Change 30m of Uma User' })).toBeVisible();
  const asked = calls.find(({ path }) => path.endsWith('/time-entries'))?.query;
  expect(Object.fromEntries(asked ?? [])).toMatchObject({
    from: monday,
    to: monday,
    task: 't1',
    person: 'me',
  });

  await user.click(within(dialog).getByRole('button', { name: 'Close' }));
  await user.click(screen.getByRole('button', { name: 'Week before' }));
  await waitFor(() =>
    expect(
      calls.some(({ path, query }) => path === SHEET && query.get('from') === plusDays(monday, -7)),
    ).toBe(true),
  );
});

test('members see their own time alone; whoever leads chooses whose', async () => {
  visit(SHEET, { [`GET ${SHEET}`]: () => aSheet() });
  await screen.findByRole('button', { name: /^Buy milk, .*: 1h 30m$/ });
  expect(screen.queryByRole('combobox', { name: 'Whose time' })).not.toBeInTheDocument();
});

test('an admin reads everybody’s time, downloads it, rounds and locks', async () => {
  const created = vi.fn(() => 'blob:sheet');
  Object.assign(URL, { createObjectURL: created, revokeObjectURL: () => {} });
  const { calls, user } = visit(`${SHEET}?person=all&by=person`, {
    'GET /me': () => ({
      ...uma,
      locale: 'en',
      timeZone: 'UTC',
      roles: ['user'],
      workspaces: [{ id: 'w1', name: 'Demo team', role: 'admin' }],
    }),
    'GET /workspaces/w1/members': () => page([{ person: ugo, role: 'member' }]),
    [`GET ${SHEET}`]: () =>
      aSheet({
        person: null,
        timeZone: null,
        rows: [{ ...aSheet().rows[0], project: null, task: null, person: ugo }],
      }),
    [`GET ${SHEET}.csv`]: () => new Response('Date\r\n', { headers: { 'Content-Type': 'text/csv' } }),
    'GET /workspaces/w1/time-settings': () => ({
      workspaceId: 'w1',
      rounding: 'none',
      roundingMinutes: 15,
      lockedBefore: null,
      timeZone: 'Europe/Berlin',
      version: 0,
    }),
    'PATCH /workspaces/w1/time-settings': ({ body }) => body,
  });

  expect(await screen.findByRole('rowheader', { name: /Ugo Second/ })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Download as CSV' }));
  await waitFor(() => expect(created).toHaveBeenCalled());
  expect(calls.find(({ path }) => path.endsWith('.csv'))?.query.get('person')).toBe('all');

  await user.click(screen.getByRole('button', { name: 'Time settings' }));
  await user.click(await screen.findByRole('radio', { name: 'Up' }));
  await user.click(screen.getByRole('button', { name: 'Up to this week' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));

  await waitFor(() => expect(calls.some(({ method }) => method === 'PATCH')).toBe(true));
  const saved = calls.find(({ method }) => method === 'PATCH');
  expect(saved?.headers.get('If-Match')).toBe('"v0"');
  expect(saved?.body).toMatchObject({ rounding: 'up', roundingMinutes: 15 });
  expect((saved?.body as { lockedBefore: string }).lockedBefore).toMatch(/^\d{4}-\d\d-\d\d$/);
});
