import { screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PlannedTask, TaskLink } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { aTask, visit, type Call } from '@/test/harness';
import { barOf } from '../planner/days';
import { arrowsOf, axisOf, boxOf, rowsOf } from './model';

beforeAll(() => import('./TimelineView'), 60_000);

const planned = (more: object) => aTask(more) as unknown as PlannedTask;
const at = (day: number, hour = 9) => new Date(2040, 2, day, hour).toISOString();

describe('the timeline', () => {
  test('a bar is moved and stretched by keyboard', async () => {
    let task = planned({ id: 't1', title: 'Print', startAt: at(12), dueAt: at(14), timeZone: 'UTC' });
    const { calls, user } = visit('/projects/p1?view=timeline', {
      'GET /projects/p1/timeline': () => ({ items: [task], dependencies: [], more: false }),
      'PATCH /tasks/t1': ({ body }: Call) =>
        (task = { ...task, ...(body as object), version: task.version + 1 }),
      'POST /tasks/t1/dependencies/shift': () => ({ items: [], hidden: 0 }),
    });
    const bar = await screen.findByRole('button', { name: /^Print, / });
    bar.focus();

    await user.keyboard(' {ArrowRight}{Shift>}{ArrowRight}{/Shift}{Enter}');

    await waitFor(() => expect(calls.some(({ method }) => method === 'PATCH')).toBe(true));
    const sent = calls.find(({ method }) => method === 'PATCH')?.body as { startAt: string; dueAt: string };
    expect(new Date(sent.startAt).toISOString()).toBe(at(13));
    expect(new Date(sent.dueAt).toISOString()).toBe(at(16));
  });

  test('an arrow is removed by a click or by keyboard, and put back', async () => {
    const link = { id: 'd1', blocker: 't1', blocked: 't2' };
    const { calls, user } = visit('/projects/p1?view=timeline', {
      'GET /projects/p1/timeline': () => ({
        items: [
          planned({ id: 't1', title: 'Print', dueAt: at(12) }),
          planned({ id: 't2', title: 'Send', dueAt: at(14) }),
        ],
        dependencies: [link],
        more: false,
      }),
      'DELETE /tasks/t1/dependencies/d1': () => ({}),
      'POST /tasks/t1/dependencies': () => link,
    });
    const bar = await screen.findByRole('button', { name: /^Print, / });
    const arrow = document.querySelector('[data-arrow="d1"]');
    if (!arrow) throw new Error('no arrow');

    await user.click(arrow);
    expect(screen.getByRole('button', { name: m.timeline.unlink('Send waits for Print') })).toHaveFocus();
    await user.keyboard('{Delete}');
    await user.click(await screen.findByRole('button', { name: m.task.undo }));
    await waitFor(() =>
      expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({ kind: 'blocks', taskId: 't2' }),
    );
    bar.focus();
    await user.keyboard('u');
    await user.click(await screen.findByRole('button', { name: m.timeline.unlink('Send waits for Print') }));

    await waitFor(() => expect(calls.filter(({ method }) => method === 'DELETE')).toHaveLength(2));
  });

  test('arrows go from bar to bar, and what is live is shown at once', async () => {
    const tasks = [
      planned({ id: 't1', title: 'Print', dueAt: at(12) }),
      planned({ id: 't2', title: 'Send', dueAt: at(14) }),
    ];
    const { user, live } = visit('/projects/p1?view=timeline', {
      'GET /projects/p1/timeline': () => ({
        items: tasks,
        dependencies: [{ id: 'd1', blocker: 't1', blocked: 't2' }],
        more: false,
      }),
    });
    (await screen.findByRole('button', { name: /^Print, / })).focus();

    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(screen.getByRole('button', { name: /^Send, / })).toHaveFocus());

    live.tell({
      type: 'TaskUpdated',
      subject: { kind: 'task', id: 't2' },
      data: { task: { id: 't2', title: 'Send all', dueAt: at(20), version: 2 } },
    });
    expect(await screen.findByRole('button', { name: /^Send all, .*20/ })).toBeInTheDocument();
  });
});

test('ten thousand rows are put into groups, and only arrows in sight are drawn', () => {
  const items = Array.from({ length: 10_000 }, (_, i) =>
    planned({ id: `t${i}`, startAt: at(1 + (i % 20)), dueAt: at(3 + (i % 20)), sectionId: `s${i % 3}` }),
  );
  const links = items
    .slice(1)
    .map((task, i) => ({ id: `d${i}`, blocker: items[i]?.id, blocked: task.id }) as TaskLink);

  const rows = rowsOf(
    items,
    'section',
    [
      { key: 's0', title: 'One' },
      { key: 's1', title: 'Two' },
    ],
    'None',
    new Set(['s1']),
  );
  expect(rows.filter(({ kind }) => kind === 'group').map(({ key }) => key)).toEqual([
    'group s0',
    'group s1',
    'group ',
  ]);
  expect(rows).toHaveLength(3 + 3334 + 3333);

  const axis = axisOf(items);
  const places = new Map(
    items.map((task, index) => [task.id, { index, place: barOf(task) ?? { first: 0, last: 0 }, task }]),
  );
  const arrows = arrowsOf(links, places, { from: 100, to: 130 }, axis, 14);
  expect(arrows.length).toBeGreaterThan(30);
  expect(arrows.length).toBeLessThan(40);
});

test('bars beyond the axis end with it', () => {
  const axis = axisOf([planned({ startAt: '1970-01-02T00:00:00Z', dueAt: '9999-01-01T00:00:00Z' })], 20_000);
  expect(axis.last - axis.first).toBeLessThan(3_700);
  const box = boxOf({ first: 0, last: 2_900_000 }, axis, 10);
  expect(box.left).toBe(0);
  expect(box.right).toBe((axis.last - axis.first + 1) * 10);
});
