import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { Comment, Task } from '@/lib/api/types';
import { aTask, loadPanel, page, problem, ugo, uma, visit } from '@/test/harness';
import { merged } from './merge';
import { inWords } from './words';

// What is loaded on demand is loaded before, so that a busy machine is not taken for a failure.
beforeAll(loadPanel, 60_000);

const inAWhile = () => new Date(Date.now() + 90_000).toISOString();
const ref = (id: string, title: string, more: object = {}) => ({
  id,
  title,
  status: 'todo',
  projectId: 'p1',
  dueAt: null,
  ...more,
});
const aComment = (more: object = {}) =>
  ({
    id: 'c1',
    taskId: 't1',
    author: { kind: 'person', id: 'ugo', name: 'Ugo Second' },
    text: 'Looks good',
    mentions: [],
    reactions: [],
    createdAt: '2026-01-02T10:00:00Z',
    editedAt: null,
    deletedAt: null,
    canEdit: false,
    version: 1,
    ...more,
  }) as unknown as Comment;

const open = (task: Task, routes: object = {}) =>
  visit(`/my-tasks?task=${task.id}`, { 'GET /tasks/*': () => task, ...routes } as Parameters<
    typeof visit
  >[1]);
const edit = async (user: ReturnType<typeof visit>['user']) =>
  user.click(await screen.findByRole('button', { name: 'Edit description' }));

test('writing a description holds a lease, offers people after an @, and gives the lease back when saved', async () => {
  const task = aTask({ id: 't1', description: 'Milk' });
  const { calls, user } = open(task, {
    'PUT /tasks/t1/lease': () => ({ holder: uma, until: inAWhile() }),
    'DELETE /tasks/t1/lease': () => undefined,
    'PATCH /tasks/t1': ({ body }: { body: object }) => ({ ...task, ...body, version: 2 }),
  });

  await edit(user);
  const text = await screen.findByRole('textbox', { name: 'Description' });
  await waitFor(() => expect(calls.some(({ method }) => method === 'PUT')).toBe(true));
  await user.clear(text);
  await user.type(text, 'Ask @ugo');
  await user.click(await screen.findByRole('option', { name: /Ugo Second/ }));
  expect(text).toHaveValue('Ask [@Ugo Second](mention:ugo) ');
  await user.click(screen.getByRole('button', { name: 'Save' }));

  const mention = await screen.findByText('@Ugo Second');
  expect(mention).toHaveAttribute('data-person', 'ugo');
  expect(calls.find(({ method }) => method === 'PATCH')?.body).toEqual({
    description: 'Ask [@Ugo Second](mention:ugo) ',
  });
  await waitFor(() =>
    expect(calls.some(({ method, path }) => method === 'DELETE' && path.endsWith('/lease'))).toBe(true),
  );
});

test('who opens a task that somebody is editing is told by whom and until when', async () => {
  open(aTask({ id: 't1', lease: { holder: ugo, until: inAWhile() } }));

  expect(await screen.findByText(/Ugo Second is editing until/)).toBeVisible();
});

test('who begins to write what another holds is told so', async () => {
  const { user } = open(aTask({ id: 't1' }), {
    'PUT /tasks/t1/lease': () =>
      problem(423, 'Held.', { holder: { id: 'ugo', name: 'Ugo Second' }, until: inAWhile() }),
  });

  await edit(user);

  expect(await screen.findByText(/Ugo Second is editing until/)).toBeVisible();
});

test('a draft outlives a reload', async () => {
  localStorage.setItem('taskloom.draft.description.t1', 'Half a thought');
  localStorage.setItem('taskloom.draft.description.t1.base', '');
  open(aTask({ id: 't1' }));

  expect(await screen.findByRole('textbox', { name: 'Description' })).toHaveValue('Half a thought');
  expect(screen.getByText(/has not been saved yet/)).toBeVisible();
});

test('a checklist is ticked where it is read', async () => {
  const task = aTask({ id: 't1', description: 'Shop:\n\n- [ ] Milk\n- [x] Bread' });
  const { calls, user } = open(task, {
    'PATCH /tasks/t1': ({ body }: { body: object }) => ({ ...task, ...body, version: 2 }),
  });

  await user.click(await screen.findByRole('checkbox', { name: 'Milk' }));

  await waitFor(() =>
    expect(calls.find(({ method }) => method === 'PATCH')?.body).toEqual({
      description: 'Shop:\n\n- [x] Milk\n- [x] Bread',
    }),
  );
  expect(await screen.findByRole('checkbox', { name: 'Bread' })).toBeChecked();
});

test('two people’s changes of a description are laid side by side and saved together', async () => {
  const task = aTask({ id: 't1', description: 'one\ntwo\nthree', version: 1 });
  const theirs = { ...task, description: 'one\ntwo\nTHREE', version: 2 };
  const { calls, user } = open(task, {
    'PUT /tasks/t1/lease': () => ({ holder: uma, until: inAWhile() }),
    'DELETE /tasks/t1/lease': () => undefined,
    'PATCH /tasks/t1': ({ headers, body }: { headers: Headers; body: object }) =>
      headers.get('If-Match') === '"v2"'
        ? { ...theirs, ...body, version: 3 }
        : problem(412, 'Changed.', { current: theirs }),
  });

  await edit(user);
  const text = await screen.findByRole('textbox', { name: 'Description' });
  await user.clear(text);
  await user.type(text, 'ONE{Enter}two{Enter}three');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const dialog = await screen.findByRole('dialog', { name: 'Someone was faster' });
  expect(within(dialog).getByRole('textbox')).toHaveValue('ONE\ntwo\nTHREE');
  await user.click(within(dialog).getByRole('button', { name: 'Save this' }));

  await waitFor(() =>
    expect(calls.filter(({ method }) => method === 'PATCH').at(-1)?.body).toEqual({
      description: 'ONE\ntwo\nTHREE',
    }),
  );
});

test('a change of another field meanwhile is no conflict', async () => {
  const task = aTask({ id: 't1', version: 1 });
  const theirs = { ...task, priority: 'high', version: 2 } as Task;
  const { calls, user } = open(task, {
    'PATCH /tasks/t1': ({ headers, body }: { headers: Headers; body: object }) =>
      headers.get('If-Match') === '"v2"'
        ? { ...theirs, ...body, version: 3 }
        : problem(412, 'Changed.', { current: theirs }),
  });

  const title = await screen.findByRole('textbox', { name: 'Title' });
  await user.clear(title);
  await user.type(title, 'Buy oats{Enter}');

  await waitFor(() => expect(calls.filter(({ method }) => method === 'PATCH')).toHaveLength(2));
  expect(screen.queryByRole('dialog', { name: 'Someone was faster' })).not.toBeInTheDocument();
});

test('sub-tasks are added, ticked, reordered and opened', async () => {
  const children = [aTask({ id: 'a', title: 'First' }), aTask({ id: 'b', title: 'Second' })];
  const { calls, user } = open(aTask({ id: 't1', subtasks: { total: 2, done: 0 } }), {
    'GET /tasks/t1/subtasks': () => page(children),
    'POST /projects/p1/tasks': ({ body }: { body: object }) => aTask({ id: 'c', ...body }),
    'POST /tasks/a/complete': () => ({ ...children[0], status: 'done' }),
    'POST /tasks/b/move': () => children[1],
  });

  expect(await screen.findByText('0 of 2 done')).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Add sub-task' }));
  await user.keyboard('Third{Enter}{Escape}');
  await user.click(screen.getByRole('checkbox', { name: 'Complete First' }));
  await user.click(screen.getByRole('button', { name: 'Move Second' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Move up' }));

  await waitFor(() =>
    expect(calls.find(({ path }) => path === '/tasks/b/move')?.body).toEqual({ before: 'a' }),
  );
  expect(calls.find(({ path }) => path === '/projects/p1/tasks')?.body).toEqual({
    title: 'Third',
    parentId: 't1',
  });
  expect(calls.some(({ path }) => path === '/tasks/a/complete')).toBe(true);
});

test('a blocked task says what it waits for; a dependency is found by search, and a cycle is explained', async () => {
  const { user } = open(aTask({ id: 't1', blocked: true }), {
    'GET /tasks/t1/dependencies': () =>
      page([{ id: 'd1', kind: 'blocked_by', task: ref('x', 'Find the shop') }]),
    'GET /tasks': ({ query }: { query: URLSearchParams }) =>
      page(query.get('q') ? [aTask({ id: 'y', title: 'Bake a cake' })] : []),
    'POST /tasks/t1/dependencies': () =>
      problem(409, 'Cycle.', { path: [ref('t1', 'Buy milk'), ref('y', 'Bake a cake')] }),
  });

  expect(await screen.findByText(/It waits for “Find the shop”/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Add dependency' }));
  await user.type(screen.getByRole('textbox', { name: 'Search a task' }), 'cake');
  await user.click(await screen.findByRole('option', { name: /Bake a cake/ }));

  expect(await screen.findByText('These tasks would wait for each other:')).toBeVisible();
});

test('moving a due date offers to move what depends on it, with a preview', async () => {
  const task = aTask({ id: 't1', dueAt: '2031-05-04T10:00:00Z' });
  const { calls, user } = open(task, {
    'PATCH /tasks/t1': ({ body }: { body: object }) => ({ ...task, ...body, version: 2 }),
    'POST /tasks/t1/dependencies/shift': () => ({
      items: [
        {
          task: ref('x', 'Bake a cake'),
          startAt: { from: null, to: null },
          dueAt: { from: '2031-05-05T10:00:00Z', to: '2031-05-06T10:00:00Z' },
        },
      ],
    }),
  });

  const panel = await screen.findByRole('dialog', { name: 'Task details' });
  await user.click(await within(panel).findByRole('button', { name: /^Due date/ }));
  const field = await screen.findByLabelText('Due date and time');
  const later = new Date('2031-05-05T10:00:00Z');
  await user.clear(field);
  await user.type(
    field,
    new Date(later.getTime() - later.getTimezoneOffset() * 60_000).toISOString().slice(0, 16) + '{Enter}',
  );
  const dialog = await screen.findByRole('dialog', { name: 'Move what depends on it as well?' });
  expect(within(dialog).getByText('Bake a cake')).toBeVisible();
  expect(within(dialog).getByText(/Move it 1 day later/)).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Move them' }));

  await waitFor(() =>
    expect(calls.filter(({ path }) => path.endsWith('/shift')).map((call) => call.body)).toEqual([
      { by: 'PT86400S', dryRun: true },
      { by: 'PT86400S', dryRun: false },
    ]),
  );
});

test('comments and activity stand in one order and can be told apart', async () => {
  const { user } = open(aTask({ id: 't1' }), {
    'GET /tasks/t1/comments': () => page([aComment()]),
    'GET /tasks/t1/changes': () =>
      page([
        {
          id: '2',
          at: '2026-01-03T10:00:00Z',
          actor: { kind: 'person', id: 'uma', name: 'Uma User' },
          type: 'completed',
          fields: [],
        },
        {
          id: '1',
          at: '2026-01-01T10:00:00Z',
          actor: { kind: 'person', id: 'uma', name: 'Uma User' },
          type: 'created',
          fields: [],
        },
      ]),
  });

  const timeline = await screen.findByRole('list', { name: 'History' });
  await waitFor(() =>
    expect(timeline.textContent).toMatch(/created the task.*Looks good.*completed the task/),
  );
  await user.click(screen.getByRole('radio', { name: 'Comments' }));
  await waitFor(() => expect(timeline).not.toHaveTextContent('created the task'));
  expect(timeline).toHaveTextContent('Looks good');
});

test('a comment is written, reacted to, edited and deleted; its earlier texts can be read', async () => {
  let reactions: Comment['reactions'] = [];
  const own = aComment({
    author: { kind: 'person', id: 'uma', name: 'Uma User' },
    canEdit: true,
    editedAt: '2026-01-02T11:00:00Z',
  });
  const { calls, user } = open(aTask({ id: 't1' }), {
    'GET /tasks/t1/comments': () => page([{ ...own, reactions }]),
    'GET /tasks/t1/comments/c1/versions': () => page([{ text: 'Looks odd', at: '2026-01-02T10:00:00Z' }]),
    'POST /tasks/t1/comments': () => aComment({ id: 'c2' }),
    'PATCH /tasks/t1/comments/c1': () => own,
    'DELETE /tasks/t1/comments/c1': () => undefined,
    'PUT /tasks/*/comments/*/reactions/*': () => void (reactions = [{ emoji: '🎉', count: 1, mine: true }]),
  });
  const entry = await screen.findByRole('listitem', { name: 'Comment by Uma User' });

  await user.type(screen.getByRole('textbox', { name: 'Comment' }), 'Thanks');
  await user.click(screen.getByRole('button', { name: 'Comment' }));
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Comment' })).toHaveValue(''));

  await user.click(within(entry).getByRole('button', { name: 'Add reaction' }));
  await user.click(await screen.findByRole('button', { name: '🎉' }));
  expect(await within(entry).findByRole('button', { name: '🎉 1' })).toBePressed();

  await user.click(within(entry).getByRole('button', { name: 'edited' }));
  expect(await screen.findByText('Looks odd')).toBeVisible();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByText('Looks odd')).not.toBeInTheDocument());

  await user.click(within(entry).getByRole('button', { name: 'Comment: more actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Edit comment' }));
  await user.type(within(entry).getByRole('textbox', { name: 'Comment' }), '!');
  await user.click(within(entry).getByRole('button', { name: 'Save' }));
  await user.click(await within(entry).findByRole('button', { name: 'Comment: more actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete comment' }));
  await user.click(await screen.findByRole('button', { name: 'Delete' }));

  await waitFor(() => {
    const sent = calls.filter(({ method, path }) => method !== 'GET' && path.includes('/comments'));
    expect(sent.map(({ method, body }) => [method, body])).toEqual([
      ['POST', { text: 'Thanks' }],
      ['PUT', undefined],
      ['PATCH', { text: 'Looks good!' }],
      ['DELETE', undefined],
    ]);
  });
});

test('the explanation names the rule and run it comes from, what is armed, and what completing will start', async () => {
  const run = { id: 'r1', automationId: 'a1', automationName: 'Weekly order', version: 3 };
  open(aTask({ id: 't1', origin: { kind: 'run', id: 'r1' } }), {
    'GET /tasks/t1/explanation': () => ({
      origin: { kind: 'run', person: null, run },
      changes: [],
      timers: [{ kind: 'overdue', name: 'overdue', at: inAWhile() }],
      onCompletion: [
        {
          automationId: 'a2',
          name: 'Thank the team',
          version: 1,
          condition: 'priority = "high"',
          fires: false,
          why: 'The priority is medium.',
        },
      ],
      waitsFor: [ref('x', 'Find the shop')],
      step: null,
    }),
  });

  expect(await screen.findByText(/“Weekly order”, version 3, created it/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Show the run' })).toHaveAttribute('href', '/runs/r1');
  expect(screen.getByText(/Becomes overdue:/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Find the shop' })).toBeVisible();
  expect(screen.getByText('will not start')).toBeVisible();
  expect(screen.getByText(/The priority is medium/)).toBeVisible();
});

test('a step is completed by its form, and the server’s word on an answer stands at the form', async () => {
  const schema = {
    type: 'default',
    schemaVersion: 18,
    id: 'f',
    components: [
      { type: 'textfield', key: 'reason', label: 'Reason', id: 'f1', validate: { required: true } },
    ],
  };
  const { calls, user } = open(aTask({ id: 't1', kind: 'step', formKey: 'f' }), {
    'GET /tasks/t1/form': () => ({ schema, data: { reason: 'Because' } }),
    'POST /tasks/t1/complete': () =>
      problem(400, 'Not valid.', { errors: [{ field: 'reason', code: 'short', message: 'is too short' }] }),
  });

  expect(await screen.findByLabelText(/Reason/)).toHaveValue('Because');
  await user.click(screen.getByRole('button', { name: 'Complete with these answers' }));

  expect(await screen.findByText('Reason: is too short')).toBeVisible();
  expect(calls.find(({ method, path }) => method === 'POST' && path.endsWith('/complete'))?.body).toEqual({
    variables: { reason: 'Because' },
  });
});

test('a task is watched, and deleted with a way back', async () => {
  const task = aTask({ id: 't1' });
  const { calls, user } = open(task, {
    'PUT /tasks/t1/watchers/me': () => undefined,
    'DELETE /tasks/t1': () => undefined,
    'POST /tasks/t1/restore': () => task,
  });

  await user.click(await screen.findByRole('button', { name: 'Watch' }));
  await waitFor(() =>
    expect(calls.some(({ path, method }) => method === 'PUT' && path.endsWith('/watchers/me'))).toBe(true),
  );
  await user.click(screen.getByRole('button', { name: 'More actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete task' }));
  await user.click(await screen.findByRole('button', { name: 'Delete' }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));

  await waitFor(() => expect(calls.some(({ path }) => path === '/tasks/t1/restore')).toBe(true));
});

test('changes are told in words', () => {
  const told = (type: string, ...fields: { field: string; from: unknown; to: unknown }[]) =>
    inWords({ type, fields }, (field, id) =>
      field === 'sectionId' ? { s1: 'To do', s2: 'Doing' }[id] : undefined,
    );

  expect(told('moved', { field: 'sectionId', from: 's1', to: 's2' })).toBe('moved it from To do to Doing');
  expect(told('moved', { field: 'position', from: 'a', to: 'b' })).toBe('changed its place');
  expect(
    told('updated', {
      field: 'assignees',
      from: [{ id: '1', name: 'Uma' }],
      to: [
        { id: '1', name: 'Uma' },
        { id: '2', name: 'Ugo' },
      ],
    }),
  ).toBe('added assignees Ugo');
  expect(told('TaskReopened')).toBe('reopened the task');
  expect(told('run_undone', { field: 'automation', from: null, to: 'Chase' })).toBe(
    'undid what a run of “Chase” had done',
  );
  expect(told('dependency_added', { field: 'blocked_by', from: null, to: { id: 'x', title: 'Bake' } })).toBe(
    'made it wait for “Bake”',
  );
});

test('changes that meet in the same lines both stand, and are counted', () => {
  expect(merged('a\nmine', 'a\nb', 'a\ntheirs')).toEqual({ text: 'a\ntheirs\nmine', clashes: 1 });
});

test('two versions are laid side by side, and one is brought back with word of what was left out', async () => {
  const task = aTask({
    id: 't1',
    title: 'Buy oat milk',
    priority: 'high',
    description: 'Two\nthree',
    version: 3,
  });
  const change = (version: number | null, type = 'updated') => ({
    id: `h${version}`,
    at: '2026-01-02T10:00:00Z',
    actor: { kind: 'person', id: 'ugo', name: 'Ugo Second' },
    type,
    fields: [{ field: 'title', from: 'Buy milk', to: 'Buy oat milk' }],
    version,
  });
  const version = (n: number, more: object = {}) => ({
    ...task,
    version: n,
    change: change(n),
    goneTags: 0,
    ...more,
  });
  const { calls, user } = open(task, {
    'GET /tasks/t1/changes': () => page([change(2), change(null, 'commented')]),
    'GET /tasks/t1/versions': () => page([change(3), change(2), change(1, 'created')]),
    'GET /tasks/t1/versions/3': () => version(3),
    'GET /tasks/t1/versions/2': () =>
      version(2, { title: 'Buy milk', priority: 'low', description: 'Two', goneTags: 1 }),
    'POST /tasks/t1/versions/2/restore': () => ({
      task: { ...task, title: 'Buy milk', version: 4 },
      leftOut: { assignees: [ugo], tags: 1 },
    }),
  });

  await user.click(await screen.findByRole('button', { name: 'Compare version 2 with now' }));
  const dialog = await screen.findByRole('dialog', { name: 'Versions' });
  const title = await within(dialog).findByRole('region', { name: 'title' });
  expect(within(title).getByText('Buy milk').tagName).toBe('DEL');
  expect(within(title).getByText('Buy oat milk').tagName).toBe('INS');
  expect(within(dialog).getByRole('region', { name: 'priority' })).toHaveTextContent('LowHigh');
  expect(within(dialog).getByText('three').tagName).toBe('INS');
  expect(within(dialog).queryByRole('region', { name: 'assignees' })).toBeNull();

  await user.click(within(dialog).getByRole('button', { name: 'Restore version 2' }));
  await screen.findByText(
    'Version 2 is back. Left out, as they are not in the project any more: Ugo Second. A tag was left out, as it has been deleted.',
  );
  const restore = calls.find(({ path }) => path.endsWith('/restore'));
  expect(restore?.headers.get('If-Match')).toBe('"v3"');
});
