import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Task } from '@/lib/api/types';
import { aTask, everyday, page, problem, ugo, uma, visit } from '@/test/harness';
import { selection } from './selection';

const home = { id: 'home', projectId: 'p1', name: 'home', color: '#2b7a45' };
const titles = ['One', 'Two', 'Three', 'Four'];
let tasks: Task[];
beforeEach(() => {
  selection.clear();
  tasks = titles.map((title) => aTask({ title, position: title }));
});
const undoableUntil = () => new Date(Date.now() + 600_000).toISOString();
const row = (title: string) => screen.findByRole('button', { name: `Open ${title}` });
const open = (more = {}, address = '/projects/p1') =>
  visit(address, { 'GET /projects/p1/tasks': () => page(tasks), ...more });
const done = (id = 'b1') => ({
  id,
  undoableUntil: undoableUntil(),
  items: tasks.map(({ id: taskId }) => ({ taskId, status: 200, version: 2, problem: null })),
});

describe('by keys', () => {
  test('j, k and arrows move, Enter opens', async () => {
    const { user, router } = open();
    await row('One');
    await user.keyboard('jj');
    expect(await row('Two')).toHaveFocus();
    await user.keyboard('{ArrowDown}k');
    expect(await row('Two')).toHaveFocus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(router.state.location.search).toEqual({ task: tasks[1]?.id }));
  });

  test('x, Shift with arrows, a click with Shift and Ctrl+A select', async () => {
    const { user } = open();
    await row('One');
    await user.keyboard('jx{Shift>}{ArrowDown}{/Shift}');
    expect(await screen.findByText('2 selected')).toBeVisible();
    await user.keyboard('{Shift>}');
    await user.click(await row('Four'));
    await user.keyboard('{/Shift}');
    expect(screen.getByText('4 selected')).toBeVisible();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('toolbar')).not.toBeInTheDocument());
    await user.keyboard('{Control>}a{/Control}');
    expect(await screen.findByText('4 selected')).toBeVisible();
    expect(screen.getByRole('checkbox', { name: 'Select Three' })).toBeChecked();
  });

  test('e edits the title in place; Escape leaves it as it was', async () => {
    const { user, calls } = open({
      'PATCH /tasks/*': ({ body }: { body: unknown }) => {
        tasks[0] = { ...tasks[0]!, ...(body as object), version: 2 };
        return tasks[0];
      },
    });
    await row('One');
    await user.keyboard('je');
    await user.type(await screen.findByRole('textbox', { name: 'Title of the task' }), ' more{Escape}');
    expect(await row('One')).toHaveFocus();
    await user.keyboard('e');
    await user.type(await screen.findByRole('textbox', { name: 'Title of the task' }), ' more{Enter}');

    expect(await row('One more')).toBeVisible();
    expect(calls.filter(({ method }) => method === 'PATCH').map(({ body }) => body)).toEqual([
      { title: 'One more' },
    ]);
  });

  test('p and a digit set the priority of the row', async () => {
    const { user, calls } = open({
      'PATCH /tasks/*': () => ({ ...tasks[0], priority: 'urgent', version: 2 }),
    });
    await row('One');
    await user.keyboard('jp');
    await screen.findByRole('menuitemradio', { name: /Urgent/ });
    await user.keyboard('1');
    await waitFor(() =>
      expect(calls.find(({ method }) => method === 'PATCH')?.body).toEqual({ priority: 'urgent' }),
    );
  });

  test('Space completes, and the keyboard stays where it was', async () => {
    const { user } = open({
      'POST /tasks/*/complete': () => {
        const [task] = tasks.splice(0, 1);
        return { ...task, status: 'done', version: 2 };
      },
    });
    await row('One');
    await user.keyboard('j ');
    await waitFor(() => expect(screen.queryByText('One')).not.toBeInTheDocument(), { timeout: 4000 });
    expect(await row('Two')).toHaveFocus();
  });

  test('letters can be turned off', async () => {
    const { user } = open();
    await row('One');
    await user.keyboard('?');
    await user.click(await screen.findByRole('switch', { name: /Shortcuts of single letters/ }));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    await user.keyboard('jx');
    expect(screen.queryByText('1 selected')).not.toBeInTheDocument();
  });
});

describe('in bulk', () => {
  test('a change of many is one call, told with an undo that takes it back', async () => {
    const { user, calls } = open({
      'POST /tasks/bulk': () => done(),
      'POST /tasks/bulk/*/undo': () => done(),
    });
    await row('One');
    await user.keyboard('{Control>}a{/Control}s');
    await user.click(await screen.findByRole('menuitemradio', { name: /In progress/ }));

    expect(await screen.findByText('4 tasks changed')).toBeVisible();
    expect(calls.find(({ path }) => path === '/tasks/bulk')?.body).toEqual({
      mode: 'each',
      tasks: tasks.map(({ id }) => ({ id })),
      action: 'update',
      patch: { status: 'in_progress' },
    });
    await user.keyboard('{Control>}z{/Control}');
    expect(await screen.findByText('Undone for 4 tasks')).toBeVisible();
    expect(calls.some(({ path }) => path === '/tasks/bulk/b1/undo')).toBe(true);
  });

  test('what was refused is named with its reason, and shown as it was', async () => {
    const { user } = open({
      'POST /tasks/bulk': () => ({
        ...done('b2'),
        items: tasks.map(({ id: taskId, title }) =>
          title === 'Two'
            ? {
                taskId,
                status: 409,
                version: null,
                problem: { type: 'x', title: 'Blocked', status: 409, detail: '“Two” waits for “Zero”.' },
              }
            : { taskId, status: 200, version: 2, problem: null },
        ),
      }),
    });
    await row('One');
    await user.keyboard('{Control>}a{/Control}s');
    await user.click(await screen.findByRole('menuitemradio', { name: /Done/ }));

    const dialog = await screen.findByRole('dialog', { name: '1 task could not be changed' });
    expect(within(dialog).getByText('Two')).toBeVisible();
    expect(within(dialog).getByText('“Two” waits for “Zero”.')).toBeVisible();
    expect(screen.getByText('3 tasks changed')).toBeVisible();
  });

  test('a call that fails altogether changes nothing on the screen', async () => {
    const { user } = open({ 'POST /tasks/bulk': () => problem(503, 'Maintenance until 12:00.') });
    await row('One');
    await user.keyboard('{Control>}a{/Control}');
    await user.click(await screen.findByRole('button', { name: 'Archive' }));

    expect(await screen.findByText('Maintenance until 12:00.')).toBeVisible();
    expect(await row('Three')).toBeVisible();
  });

  test('tags are added to all and taken from all', async () => {
    tasks[0] = aTask({ title: 'One', tags: [home] });
    const { user, calls } = open({
      'GET /projects/*/tags': () => page([home]),
      'POST /tasks/bulk': () => done('b3'),
    });
    await row('One');
    await user.keyboard('{Control>}a{/Control}t');
    await user.click(await screen.findByRole('option', { name: 'home' }));
    await waitFor(() =>
      expect(calls.find(({ path }) => path === '/tasks/bulk')?.body).toMatchObject({
        patch: { addTags: ['home'] },
      }),
    );
  });

  test('deleting asks first', async () => {
    const { user, calls } = open({ 'POST /tasks/bulk': () => done('b4') });
    await row('One');
    await user.keyboard('jx{Delete}');
    const dialog = await screen.findByRole('dialog', { name: 'Delete 1 task?' });
    expect(calls.some(({ path }) => path === '/tasks/bulk')).toBe(false);
    await user.click(within(dialog).getByRole('button', { name: 'Delete' }));
    await waitFor(() =>
      expect(calls.find(({ path }) => path === '/tasks/bulk')?.body).toMatchObject({ action: 'delete' }),
    );
  });

  test('viewers cannot select or change', async () => {
    const { user } = open({ 'GET /projects/p1': () => ({ ...everyday, role: 'viewer' }) });
    await row('One');
    await user.keyboard('jx');
    expect(screen.queryByRole('checkbox', { name: 'Select One' })).not.toBeInTheDocument();
    expect(screen.queryByRole('toolbar')).not.toBeInTheDocument();
  });
});

describe('in the row', () => {
  test('an assignee is chosen by typing, shown at once, and taken back with the reason when refused', async () => {
    let refuse: (answer: Response) => void = () => {};
    const { user, calls } = open({
      'PATCH /tasks/*': () => new Promise((resolve) => (refuse = resolve)),
    });
    await row('One');
    await user.click(screen.getAllByRole('button', { name: 'Assignees: Nobody' })[0]!);
    await user.type(await screen.findByRole('combobox', { name: 'Find a person' }), 'ugo{Enter}');

    expect(await screen.findByRole('button', { name: 'Assignees: Ugo Second' })).toBeInTheDocument();
    expect(calls.find(({ method }) => method === 'PATCH')?.body).toEqual({ assignees: [ugo.id] });
    refuse(problem(423, 'Uma User is editing it.'));
    expect(await screen.findByText('Uma User is editing it.')).toBeVisible();
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: 'Assignees: Ugo Second' })).not.toBeInTheDocument(),
    );
  });

  test('progress, comments, a block and a lease are told in words', async () => {
    tasks = [
      aTask({
        title: 'One',
        subtasks: { total: 3, done: 1 },
        comments: 2,
        blocked: true,
        lease: { holder: uma, until: '2031-01-01T10:00:00Z' },
        tags: [home],
      }),
    ];
    open();
    await row('One');
    expect(screen.getByRole('img', { name: '1 of 3 sub-tasks done' })).toBeVisible();
    expect(screen.getByRole('img', { name: '2 comments' })).toBeVisible();
    expect(screen.getByRole('img', { name: 'Blocked by another task' })).toBeVisible();
    expect(screen.getByRole('img', { name: /Uma User is editing it until/ })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Tags: home' })).toBeInTheDocument();
  });
});

describe('grouping and sorting', () => {
  test('stand in the address and are asked of the server', async () => {
    const { calls } = open({}, '/projects/p1?group=priority&sort=title&show=all');
    await row('One');
    const query = calls.find(({ path }) => path === '/projects/p1/tasks')?.query;
    expect(query?.get('sort')).toBe('-priority,title');
    expect(query?.get('status')).toBeNull();
    expect(screen.getByRole('region', { name: 'Medium' })).toBeVisible();
  });

  test('by section, in the sections’ order, under their names', async () => {
    const sections = [
      { id: 's2', name: 'Doing', position: 'b' },
      { id: 's1', name: 'Later', position: 'c' },
    ];
    tasks = [aTask({ title: 'One', sectionId: 's1' }), aTask({ title: 'Two', sectionId: 's2' }), aTask()];
    open({ 'GET /projects/*/sections': () => page(sections) }, '/projects/p1?group=section');
    await screen.findByRole('region', { name: 'Doing' });
    expect(screen.getAllByRole('heading', { level: 2 }).map((each) => each.textContent)).toEqual([
      'No section1',
      'Doing1',
      'Later1',
    ]);
  });

  test('a group is folded away and its rows are skipped by the keyboard', async () => {
    tasks[0] = aTask({ title: 'One', priority: 'urgent' });
    const { user } = open({}, '/projects/p1?group=priority');
    await user.click(await screen.findByRole('button', { name: /^Urgent/ }));
    expect(screen.queryByText('One')).not.toBeInTheDocument();
  });
});
