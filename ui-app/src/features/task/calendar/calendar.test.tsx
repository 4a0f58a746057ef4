import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PlannedTask } from '@/lib/api/types';
import { aTask, page, problem, visit, type Call } from '@/test/harness';
import { dayNumber, textOf } from '../planner/days';
import { entriesOf, hiddenOn, weekOf } from './layout';

beforeAll(() => import('./CalendarView'), 60_000);

const planned = (more: object) => aTask(more) as unknown as PlannedTask;
const at = (day: string, hour = 9) =>
  new Date(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8)), hour).toISOString();

/** A server that knows these tasks. */
const calendarOf = (tasks: () => PlannedTask[], more: object = {}) => ({
  'GET /projects/p1/calendar': ({ query }: Call) => {
    const [from, to] = [dayNumber(query.get('from') ?? ''), dayNumber(query.get('to') ?? '')];
    const entries = entriesOf({ items: tasks(), upcoming: [] });
    return {
      timeZone: 'UTC',
      days: Array.from({ length: to - from + 1 }, (_, i) => ({
        date: textOf(from + i),
        total: entries.filter(({ first, last }) => first <= from + i && last >= from + i).length,
      })),
      items: tasks(),
      upcoming: [],
      ...more,
    };
  },
});
const show = (tasks: () => PlannedTask[], routes: object = {}, search = 'day=2040-03-15&span=month') =>
  visit(`/projects/p1?view=calendar&${search}`, { ...calendarOf(tasks), ...routes } as Parameters<
    typeof visit
  >[1]);

describe('the calendar', () => {
  test('a task is picked up and put on another day by keyboard, and can be put back', async () => {
    let task = planned({ id: 't1', title: 'Print', dueAt: at('2040-03-14'), timeZone: 'UTC' });
    const { calls, user } = show(() => [task], {
      'PATCH /tasks/t1': ({ body }: Call) => {
        task = { ...task, ...(body as object), version: task.version + 1 };
        return task;
      },
      'POST /tasks/t1/dependencies/shift': () => ({ items: [], hidden: 0 }),
    });
    const item = await screen.findByRole('button', { name: /^Print, due/ });
    item.focus();

    await user.keyboard(' {ArrowRight}{ArrowDown}');
    await waitFor(() => expect(screen.getByRole('button', { name: /^Print, .*22/ })).toHaveFocus());
    await user.keyboard('{Enter}');

    await waitFor(() => expect(calls.filter(({ method }) => method === 'PATCH')).toHaveLength(1));
    const sent = calls.find(({ method }) => method === 'PATCH')?.body as { dueAt: string };
    expect(new Date(sent.dueAt).toISOString()).toBe(at('2040-03-22'));
    expect(Object.keys(sent)).toEqual(['dueAt']);

    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(calls.filter(({ method }) => method === 'PATCH')).toHaveLength(2));
    expect(await screen.findByRole('button', { name: /^Print, .*14/ })).toBeInTheDocument();
  });

  test('with Shift its end moves, Escape puts it back', async () => {
    const task = planned({ id: 't1', title: 'Print', startAt: at('2040-03-12'), dueAt: at('2040-03-14') });
    const { calls, user } = show(() => [task]);
    (await screen.findByRole('button', { name: /^Print/ })).focus();

    await user.keyboard(' {Shift>}{ArrowRight}{/Shift}');
    expect(await screen.findByRole('button', { name: /^Print, .*12.*15/ })).toBeInTheDocument();
    await user.keyboard('{Escape}');

    expect(await screen.findByRole('button', { name: /^Print, .*12.*14/ })).toBeInTheDocument();
    expect(calls.some(({ method }) => method === 'PATCH')).toBe(false);
  });

  test('a refused move is taken back and explained', async () => {
    const task = planned({ id: 't1', title: 'Print', dueAt: at('2040-03-14') });
    const { user } = show(() => [task], {
      'PATCH /tasks/t1': () => problem(423, 'Held.', { holder: { name: 'Ugo' }, until: at('2040-03-14') }),
    });
    (await screen.findByRole('button', { name: /^Print/ })).focus();

    await user.keyboard(' {ArrowRight}{Enter}');

    expect(await screen.findByText(/Ugo/)).toBeInTheDocument();
    expect(await screen.findByRole('button', { name: /^Print, .*14/ })).toBeInTheDocument();
  });

  test('what waits for a moved task is offered to move along', async () => {
    let task = planned({ id: 't1', title: 'Print', dueAt: at('2040-03-14'), timeZone: 'UTC' });
    const { calls, user } = show(() => [task], {
      'PATCH /tasks/t1': ({ body }: Call) => (task = { ...task, ...(body as object), version: 2 }),
      'POST /tasks/t1/dependencies/shift': () => ({
        items: [
          {
            task: { id: 't2', title: 'Send', status: 'todo', projectId: 'p1', dueAt: at('2040-03-15') },
            startAt: { from: null, to: null },
            dueAt: { from: at('2040-03-15'), to: at('2040-03-16') },
          },
        ],
        hidden: 0,
      }),
    });
    (await screen.findByRole('button', { name: /^Print/ })).focus();

    await user.keyboard(' {ArrowRight} ');
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText('Send')).toBeInTheDocument();

    expect(calls.find(({ path }) => path.endsWith('/shift'))?.body).toEqual({ by: 'P1D', dryRun: true });
  });

  test('days are gone through by arrows, and Enter adds a task on one', async () => {
    const { calls, user, router } = show(() => [], {
      'POST /projects/p1/tasks': ({ body }: Call) => ({ ...aTask(), ...(body as object) }),
    });
    const day = await screen.findByRole('gridcell', { name: /March 15, 2040|15 March 2040/ });
    day.focus();

    await user.keyboard('{ArrowDown}{ArrowRight}{Enter}');
    await user.type(await screen.findByRole('textbox', { name: /^New task on/ }), 'Call Ugo{Enter}');

    await waitFor(() =>
      expect(calls.find(({ method }) => method === 'POST')?.body).toMatchObject({ title: 'Call Ugo' }),
    );
    const { dueAt } = calls.find(({ method }) => method === 'POST')?.body as { dueAt: string };
    expect(new Date(dueAt).toISOString()).toBe(at('2040-03-23', 17));
    // and on to other months
    await user.keyboard('{Escape}');
    (await screen.findByRole('gridcell', { name: /March 23, 2040|23 March 2040/ })).focus();
    await user.keyboard('{PageDown}');
    await waitFor(() => expect(router.state.location.search).toMatchObject({ day: '2040-04-23' }));
    expect(await screen.findByRole('heading', { name: /April 2040/ })).toBeInTheDocument();
  });

  test('more than fit are counted, and the day shows them all', async () => {
    const tasks = Array.from({ length: 9 }, (_, i) =>
      planned({ title: `Task ${i}`, dueAt: at('2040-03-14', i + 1) }),
    );
    const { user, calls } = show(() => tasks, {
      'GET /projects/p1/tasks': () => page(tasks),
    });

    await user.click(await screen.findByRole('button', { name: /^5 tasks more on/ }));

    expect(await within(await screen.findByRole('dialog')).findByText('Task 8')).toBeInTheDocument();
    const asked = calls.find(({ path, query }) => path === '/projects/p1/tasks' && query.get('filter'));
    expect(asked?.query.get('filter')).toContain('dueAt >= 2040-03-14T00:00:00');
  });
});

test('what lasts longest lies on top, and nothing lies on another', () => {
  const first = dayNumber('2040-03-12');
  const days = Array.from({ length: 7 }, (_, i) => first + i);
  const items = [
    planned({ id: 'point', dueAt: at('2040-03-13') }),
    planned({ id: 'long', startAt: at('2040-03-01'), dueAt: at('2040-03-14') }),
    planned({ id: 'short', startAt: at('2040-03-14'), dueAt: at('2040-03-15') }),
    planned({ id: 'done', dueAt: at('2040-03-13', 1), status: 'done' }),
  ];

  const week = weekOf(days, entriesOf({ items, upcoming: [] }));

  expect(
    week.segments.map(({ entry, first: from, last, lane }) => [entry.key, from - first, last - first, lane]),
  ).toEqual([
    ['long', 0, 2, 0],
    ['short', 2, 3, 1],
    ['point', 1, 1, 1],
    ['done', 1, 1, 2],
  ]);
  expect(hiddenOn(week, first + 1, 2, 5)).toBe(3);
});
