import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Board, BoardColumn, Task } from '@/lib/api/types';
import { aTask, page, problem, ugo, uma, visit } from '@/test/harness';
import { meaningOf, placed, updated } from './model';

const column = (
  key: string,
  title: string,
  items: Task[] = [],
  more: Partial<BoardColumn> = {},
): BoardColumn => ({
  key,
  title,
  color: null,
  wipLimit: null,
  total: items.length,
  items,
  next: null,
  ...more,
});
const milk = () => aTask({ id: 'milk', title: 'Buy milk', sectionId: 's1', position: 'a1' });
const bread = () => aTask({ id: 'bread', title: 'Buy bread', sectionId: 's1', position: 'a2' });
const bySection = (...columns: BoardColumn[]): Board => ({ by: 'section', columns });
const twoColumns = () => bySection(column('s1', 'To do', [milk(), bread()]), column('s2', 'Doing'));

const open = (board: () => unknown, routes: Record<string, Parameters<typeof visit>[1]> | object = {}) =>
  visit('/projects/p1?view=board', { 'GET /projects/p1/board': board, ...routes } as Parameters<
    typeof visit
  >[1]);
const list = (name: string) => screen.findByRole('list', { name: `Tasks in ${name}` });
const titles = (element: HTMLElement) =>
  within(element)
    .queryAllByRole('button', { name: /^Open / })
    .map((button) => button.textContent);

test('a card is moved to another column from its menu, at once, with its new section and place', async () => {
  const { calls, user } = open(twoColumns, {
    'POST /tasks/milk/move': () => new Promise(() => {}),
  });
  await list('To do');

  await user.click(screen.getByRole('button', { name: 'Actions for Buy milk' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Doing' }));

  expect(titles(await list('Doing'))).toEqual(['Buy milk']);
  expect(titles(await list('To do'))).toEqual(['Buy bread']);
  await waitFor(() =>
    expect(calls.find(({ path }) => path === '/tasks/milk/move')?.body).toEqual({ sectionId: 's2' }),
  );
});

test('a card’s menu opens, completes and archives it, and archiving can be undone', async () => {
  const until = new Date(Date.now() + 600_000).toISOString();
  const result = (version: number) => ({
    id: 'b1',
    undoableUntil: until,
    items: [{ taskId: 'milk', status: 200, version, problem: null }],
  });
  let cards = [milk(), bread()];
  const { calls, user, router } = open(() => bySection(column('s1', 'To do', cards)), {
    'GET /tasks/milk': milk,
    'POST /tasks/milk/complete': () => ({ ...milk(), status: 'done', version: 2 }),
    'POST /tasks/bulk': () => {
      cards = [bread()];
      return result(3);
    },
    'POST /tasks/bulk/b1/undo': () => {
      cards = [milk(), bread()];
      return result(4);
    },
  });
  const choose = async (item: string) => {
    await user.click(screen.getByRole('button', { name: 'Actions for Buy milk' }));
    await user.click(await screen.findByRole('menuitem', { name: item }));
  };
  await list('To do');

  await choose('Complete');
  await waitFor(() => expect(calls.some(({ path }) => path === '/tasks/milk/complete')).toBe(true));
  await choose('Archive');
  expect(await screen.findByText('1 task archived')).toBeVisible();
  expect(titles(await list('To do'))).toEqual(['Buy bread']);
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(titles(await list('To do'))).toEqual(['Buy milk', 'Buy bread']));
  await choose('Open');
  expect(router.state.location.search).toMatchObject({ task: 'milk' });
  expect(calls.find(({ path }) => path === '/tasks/bulk')?.body).toMatchObject({ action: 'archive' });
});

test('the Delete key deletes a card, offers to undo it, and the focus goes to the next', async () => {
  let cards = [milk(), bread()];
  const { calls, user } = open(() => bySection(column('s1', 'To do', cards)), {
    'POST /tasks/bulk': () => {
      cards = [bread()];
      return {
        id: 'b2',
        undoableUntil: new Date(Date.now() + 600_000).toISOString(),
        items: [{ taskId: 'milk', status: 200, version: 2, problem: null }],
      };
    },
  });
  await list('To do');
  screen.getByRole('button', { name: 'Open Buy milk' }).focus();

  await user.keyboard('{Delete}');

  await waitFor(() => expect(screen.getByRole('button', { name: 'Open Buy bread' })).toHaveFocus());
  expect(await screen.findByText('1 task deleted')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Undo' })).toBeVisible();
  expect(calls.find(({ path }) => path === '/tasks/bulk')?.body).toMatchObject({
    action: 'delete',
    tasks: [{ id: 'milk' }],
  });
});

test('a card is carried by keyboard, told at each step, and dropped between two others', async () => {
  const doing = [
    aTask({ id: 'a', title: 'Answer mail', sectionId: 's2' }),
    aTask({ id: 'b', title: 'Water plants', sectionId: 's2' }),
  ];
  const { calls, user } = open(
    () => bySection(column('s1', 'To do', [milk()]), column('s2', 'Doing', doing)),
    {
      'POST /tasks/milk/move': () => milk(),
    },
  );
  await list('To do');

  screen.getByRole('button', { name: 'Open Buy milk' }).focus();
  await user.keyboard(' ');
  expect(screen.getByText(/Buy milk picked up/)).toBeInTheDocument();
  await user.keyboard('{ArrowRight}');
  expect(screen.getByText('Doing, place 1 of 3.')).toBeInTheDocument();
  await user.keyboard('{ArrowDown}');
  expect(titles(await list('Doing'))).toEqual(['Answer mail', 'Buy milk', 'Water plants']);
  expect(screen.getByRole('button', { name: 'Open Buy milk' })).toHaveFocus();
  await user.keyboard(' ');

  await waitFor(() =>
    expect(calls.find(({ path }) => path === '/tasks/milk/move')?.body).toEqual({
      sectionId: 's2',
      after: 'a',
    }),
  );
});

test('Escape puts a carried card back and sends nothing', async () => {
  const { calls, user } = open(twoColumns);
  await list('To do');

  screen.getByRole('button', { name: 'Open Buy milk' }).focus();
  await user.keyboard(' {ArrowRight}{Escape}');

  expect(titles(await list('To do'))).toEqual(['Buy milk', 'Buy bread']);
  expect(screen.getByText('Buy milk put back.')).toBeInTheDocument();
  expect(calls.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('a move against a dependency is taken back, and the tasks it waits for are named', async () => {
  const statuses = (): Board => ({
    by: 'status',
    columns: [column('todo', 'To do', [milk()]), column('in_progress', 'In progress')],
  });
  const { user } = visit('/projects/p1?view=board&by=status', {
    'GET /projects/p1/board': statuses,
    'PATCH /tasks/milk': () =>
      problem(409, 'Blocked.', {
        blockedBy: [{ id: 'x', title: 'Find the shop', status: 'todo' }],
        hidden: 1,
      }),
  });
  await list('To do');

  await user.click(screen.getByRole('button', { name: 'Actions for Buy milk' }));
  await user.click(await screen.findByRole('menuitem', { name: 'In progress' }));

  expect(await screen.findByText('“Find the shop”')).toBeVisible();
  expect(screen.getByText('a task that you cannot see')).toBeVisible();
  expect(titles(await list('To do'))).toEqual(['Buy milk']);
});

test('a move while somebody edits the card names who, and a stale one tells what has changed', async () => {
  let answer = problem(423, 'Held.', {
    holder: { id: 'ugo', name: 'Ugo Second' },
    until: '2031-01-01T10:00:00Z',
  });
  const { user } = visit('/projects/p1?view=board&by=priority', {
    'GET /projects/p1/board': () => ({
      by: 'priority',
      columns: [column('high', 'High'), column('medium', 'Medium', [milk()])],
    }),
    'PATCH /tasks/milk': () => answer,
  });
  await list('Medium');
  const move = async () => {
    await user.click(screen.getByRole('button', { name: 'Actions for Buy milk' }));
    await user.click(await screen.findByRole('menuitem', { name: 'High' }));
  };

  await move();
  expect(await screen.findByText(/Ugo Second is editing it until/)).toBeVisible();

  answer = problem(412, 'Changed.', { current: { ...milk(), title: 'Buy oat milk', version: 2 } });
  await move();
  expect(await screen.findByText('title is now “Buy oat milk”')).toBeVisible();
});

test('a column over its limit says so in words', async () => {
  open(() => bySection(column('s1', 'To do', [milk(), bread()], { wipLimit: 1 })));

  expect(await screen.findByRole('img', { name: '2 of at most 1 tasks. Over its limit' })).toHaveTextContent(
    '2/1',
  );
});

test('a section is renamed, limited and added where it stands', async () => {
  const { calls, user } = open(twoColumns, {
    'GET /projects/p1/sections': () => page([{ id: 's2', name: 'Doing', version: 7 }]),
    'PATCH /projects/p1/sections/s2': () => ({}),
    'POST /projects/p1/sections': () => ({}),
  });
  await list('Doing');
  const menu = () => user.click(screen.getByRole('button', { name: 'Column Doing: more actions' }));

  await menu();
  await user.click(await screen.findByRole('menuitem', { name: 'Rename' }));
  await user.keyboard('Under way{Enter}');
  await menu();
  await user.click(await screen.findByRole('menuitem', { name: 'Set a limit…' }));
  await user.type(await screen.findByRole('textbox', { name: 'At most this many tasks' }), '3{Enter}');
  await user.click(screen.getByRole('button', { name: 'Add section' }));
  await user.keyboard('Review{Enter}');

  await waitFor(() =>
    expect(
      calls
        .filter(({ path, method }) => path.includes('/sections') && method !== 'GET')
        .map((call) => call.body),
    ).toEqual([{ name: 'Under way' }, { wipLimit: 3 }, { name: 'Review' }]),
  );
});

test('a card added in a column gets what the column stands for', async () => {
  const { calls, user } = open(twoColumns, {
    'POST /projects/p1/tasks': ({ body }: { body: unknown }) => aTask({ id: 'new', ...(body as object) }),
  });
  const add = await screen.findAllByRole('button', { name: 'Add task to Doing' });

  await user.click(add.at(-1) as HTMLElement);
  await user.keyboard('Call the bank{Enter}');

  await waitFor(() =>
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
      title: 'Call the bank',
      sectionId: 's2',
    }),
  );
});

test('lanes part the columns, and a column reads on page by page', async () => {
  const mine = aTask({ id: 'mine', title: 'Mine', assignees: [uma], sectionId: 's1' });
  const theirs = aTask({ id: 'theirs', title: 'Theirs', assignees: [ugo], sectionId: 's1' });
  const { calls, user } = visit('/projects/p1?view=board&lanes=assignee', {
    'GET /projects/p1/board': () => bySection(column('s1', 'To do', [mine], { next: 'c2', total: 2 })),
    'GET /projects/p1/board/s1': () => page([theirs]),
  });
  expect(titles(await list('To do, Uma User'))).toEqual(['Mine']);

  await user.click(screen.getByRole('button', { name: 'Show more of To do' }));

  expect(titles(await list('To do, Ugo Second'))).toEqual(['Theirs']);
  expect(calls.find(({ path }) => path === '/projects/p1/board/s1')?.query.get('cursor')).toBe('c2');
});

test('a team-mate’s move is seen without a reload', async () => {
  let board = twoColumns();
  const { live } = open(() => board);
  await list('To do');
  const moved = { ...milk(), sectionId: 's2', version: 2 } as Task;
  board = bySection(column('s1', 'To do', [bread()]), column('s2', 'Doing', [moved]));

  live.tell({ type: 'TaskMoved', subject: { kind: 'task', id: 'milk' }, data: { task: moved } });

  const doing = await list('Doing');
  await waitFor(() => expect(titles(doing)).toEqual(['Buy milk']));
});

test('a viewer looks at the board and changes nothing', async () => {
  open(twoColumns, {
    'GET /projects/p1': () => ({ id: 'p1', workspaceId: 'w1', name: 'Everyday', role: 'viewer', version: 1 }),
  });
  await list('To do');

  expect(screen.queryByRole('button', { name: 'Actions for Buy milk' })).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Add section' })).not.toBeInTheDocument();
});

test('an older state never takes a card back to where it was', () => {
  const board = placed(
    twoColumns(),
    { ...milk(), sectionId: 's2', version: 5 } as Task,
    's1',
    {
      column: 's2',
      lane: 'none',
      before: null,
    },
    'none',
  );

  expect(updated(board, { ...milk(), version: 4 })).toBe(board);
});

test('a card with two assignees leaves only the column that it was taken from', () => {
  const task = aTask({ assignees: [uma, ugo] });
  const meaning = meaningOf('assignee', task, 'uma', { column: 'none', lane: 'none', before: null }, 'none');

  expect(meaning).toEqual({ patch: { assignees: ['ugo'] } });
});

test('what people without a column have is taken over, and given to none of them', () => {
  const task = aTask({ assignees: [uma] });
  const from = (column: string, to: string) =>
    meaningOf('assignee', task, column, { column: to, lane: 'none', before: null }, 'none');

  expect(from('others', 'ugo')).toEqual({ patch: { assignees: ['ugo'] } });
  expect(from('others', 'none')).toEqual({ patch: { assignees: [] } });
  expect(from('uma', 'others')).toBeUndefined();
});

test('a task of somebody without a column changes where it stands', () => {
  const task = aTask({ id: 'left', title: 'Left', assignees: [uma] });
  const board: Board = {
    by: 'assignee',
    columns: [column('ugo', 'Ugo Second'), column('others', 'Others', [task])],
  };
  const shown = (news: Partial<Task>) =>
    updated(board, { id: task.id, version: 9, ...news }).columns.map(({ items }) =>
      items.map(({ title }) => title),
    );

  expect(shown({ title: 'Renamed' })).toEqual([[], ['Renamed']]);
  expect(shown({ assignees: [ugo] })).toEqual([['Left'], []]);
});

test('a board by assignee shows the column of people who have none', async () => {
  const left = aTask({ title: 'Left behind', assignees: [uma] });
  visit('/projects/p1?view=board&by=assignee', {
    'GET /projects/p1/board': () => ({
      by: 'assignee',
      columns: [column('none', 'Nobody'), column('ugo', 'Ugo Second'), column('others', 'Others', [left])],
    }),
  });

  expect(titles(await list('Others'))).toEqual(['Left behind']);
  expect(screen.queryByRole('button', { name: /Add.*Others/ })).not.toBeInTheDocument();
});

test('a bucket takes cards only if its filter says how', () => {
  const to = (filter: string) =>
    meaningOf(
      'filter:f' as 'status',
      aTask(),
      'a',
      { column: 'b', lane: 'none', before: null },
      'none',
      new Map([['b', filter]]),
    );

  expect(to('priority = urgent')).toEqual({ patch: { priority: 'urgent' } });
  expect(to('dueAt < now')).toBeUndefined();
});
