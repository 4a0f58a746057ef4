import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { body, etagOf, type Api } from '@/lib/api/client';
import { invalidateSoon, shared } from '@/lib/api/shared';
import type {
  Board,
  BoardBy,
  BoardColumn,
  Neighbour,
  NewTask,
  Person,
  Priority,
  SectionPatch,
  Task,
  TaskPatch,
  TaskStatus,
} from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { ProjectId, SectionId, TaskId } from '@/lib/ids';
import { projectTopic, useLiveEvents, useTopics } from '@/lib/live/hooks';
import { m } from '@/lib/messages';
import { keys, remember } from '../api';
import { boards, boardKey, type BoardScope } from './cache';
import {
  afterwards,
  columnOf,
  following,
  laneOf,
  meaningOf,
  neighbour,
  NONE,
  OTHERS,
  placed,
  type LaneBy,
  type Target,
} from './model';

const PAGE = 50;

async function readBoard(
  api: Api,
  { project, by, filter }: BoardScope,
  known: Board | undefined,
  signal: AbortSignal,
) {
  const query = { by, limit: PAGE, ...(filter ? { filter } : {}) };
  const board = (await body(
    api.GET('/projects/{project}/board', { params: { path: { project }, query }, signal }),
  )) as Board;
  // What has been paged in before stays in sight when the board is read again.
  const columns = await Promise.all(
    board.columns.map(async (column) => {
      const shown = known ? (columnOf(known, column.key)?.items.length ?? 0) : 0;
      let { items, next } = column;
      while (next && items.length < shown) {
        const more = await readMore(api, { project, by, filter }, column.key, next, signal);
        items = [...items, ...more.items];
        next = more.next;
      }
      return { ...column, title: titleOf(by, column), items, next };
    }),
  );
  return { ...board, columns };
}

/** What the application has words for is said in its own language, not in the server's. */
function titleOf(by: BoardBy, { key, title }: BoardColumn): string {
  switch (by) {
    case 'status':
      return m.task.statuses[key as TaskStatus] ?? title;
    case 'priority':
      return m.task.priorities[key as Priority] ?? title;
    case 'section':
      return key === NONE ? m.board.noSection : title;
    case 'assignee':
      return key === NONE ? m.common.nobody : key === OTHERS ? m.board.others : title;
    case 'step':
      return key === OTHERS ? m.workFlow.others : (m.task.statuses[key as TaskStatus] ?? title);
    default:
      return title;
  }
}

const readMore = (
  api: Api,
  { project, by, filter }: BoardScope,
  key: string,
  cursor: string,
  signal?: AbortSignal,
) =>
  body(
    api.GET('/projects/{project}/board/{key}', {
      params: {
        path: { project, key },
        query: { by, cursor, limit: PAGE, ...(filter ? { filter } : {}) },
      },
      ...(signal ? { signal } : {}),
    }),
  );

export function useBoard(scope: BoardScope) {
  const api = useApi();
  const client = useQueryClient();
  return useQuery<Board>({
    queryKey: boardKey(scope),
    queryFn: ({ signal }) => readBoard(api, scope, client.getQueryData<Board>(boardKey(scope)), signal),
    // While another filter or grouping is on its way the present board stays, rather than a blank page.
    placeholderData: (before, query) =>
      query && JSON.stringify(query.queryKey.slice(0, 4)) === JSON.stringify(boardKey(scope).slice(0, 4))
        ? before
        : undefined,
  });
}

export function useMoreCards(scope: BoardScope) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, cursor }: { key: string; cursor: string }) => readMore(api, scope, key, cursor),
    onSuccess: ({ items, next }, { key, cursor }) =>
      client.setQueryData<Board>(
        boardKey(scope),
        (board) =>
          board && {
            ...board,
            columns: board.columns.map((column) => {
              // Another reading has been faster: its answer stands.
              if (column.key !== key || column.next !== cursor) return column;
              const shown = new Set(column.items.map((task) => task.id));
              return {
                ...column,
                next,
                items: [...column.items, ...items.filter(({ id }) => !shown.has(id))],
              };
            }),
          },
      ),
  });
}

export type Drop = {
  task: Task;
  /** The column that it was taken from; a card with two assignees stands in two. */
  from: string;
  target: Target;
};

const MOVE = ['board', 'move'];

/**
 * Moves a card: shown at once, and put back when the server refuses, told by the caller.
 *
 * @param people whom a column or lane may stand for
 */
export function useMoveCard(
  scope: BoardScope,
  lanes: LaneBy,
  buckets: ReadonlyMap<string, string>,
  people: readonly Person[],
  onRefused: (error: unknown, drop: Drop) => void,
) {
  const api = useApi();
  const client = useQueryClient();
  const mutation = useMutation({
    mutationKey: MOVE,
    scope: { id: 'board-move' },
    mutationFn: async ({ task, from, target, place }: Drop & { place: Neighbour<TaskId> }) => {
      const meaning = meaningOf(scope.by, task, from, target, lanes, buckets);
      if (!meaning) throw new Error('This column’s filter does not say how a task gets into it.');
      let moved = task;
      const path = { task: task.id };
      if (Object.keys(meaning.patch).length) {
        moved = await body(
          api.PATCH('/tasks/{task}', {
            params: { path, header: { 'If-Match': etagOf(task.version) } },
            body: meaning.patch,
          }),
        );
        // Known even if the move that follows is refused.
        remember(client, moved);
      }
      if (meaning.step !== undefined) {
        moved = await body(
          api.POST('/tasks/{task}/step', {
            params: { path, header: { 'If-Match': etagOf(moved.version) } },
            body: { to: meaning.step },
          }),
        );
        remember(client, moved);
      }
      if (meaning.section !== undefined || place.before || place.after) {
        moved = await body(
          api.POST('/tasks/{task}/move', {
            params: { path },
            body: { ...(meaning.section === undefined ? {} : { sectionId: meaning.section }), ...place },
          }),
        );
      }
      return moved;
    },
    onMutate: async ({ task, from, target }) => {
      await client.cancelQueries({ queryKey: boards });
      const board = client.getQueryData<Board>(boardKey(scope));
      const column = board && columnOf(board, from);
      const back: Target = {
        column: from,
        lane: laneOf(task, lanes),
        before: column ? following(column, task.id, lanes) : null,
      };
      const meaning = meaningOf(scope.by, task, from, target, lanes, buckets);
      if (meaning) {
        const names = new Map(board?.columns.map(({ key, title }) => [key, title]));
        const after = afterwards(task, meaning, people, names);
        client.setQueryData<Board>(boardKey(scope), (now) => now && placed(now, after, from, target, lanes));
      }
      return { back };
    },
    onSuccess: (task) => {
      remember(client, task);
      void client.invalidateQueries({ queryKey: keys.changes(task.id) });
    },
    onError: (error, { task, from, target }, context) => {
      client.setQueryData<Board>(
        boardKey(scope),
        (now) => now && context && placed(now, task, target.column, context.back, lanes),
      );
      onRefused(error, { task, from, target });
    },
    onSettled: () => {
      if (client.isMutating({ mutationKey: MOVE }) > 1) return;
      void client.invalidateQueries({ queryKey: boards });
      void client.invalidateQueries({ queryKey: keys.lists });
    },
  });
  return (drop: Drop) => {
    // The neighbours are told as they are when the card is dropped, before it stands there itself.
    const board = client.getQueryData<Board>(boardKey(scope));
    const place = board ? neighbour(board, drop.task.id, drop.target, lanes) : {};
    mutation.mutate({ ...drop, place });
  };
}

/** Adds a card to a column: what the column stands for is given to the new task. */
export function useAddCard(scope: BoardScope, buckets: ReadonlyMap<string, string>) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({
      title,
      column,
      lane,
      lanes,
    }: {
      title: string;
      column: string;
      lane: string;
      lanes: LaneBy;
    }) => {
      const blank = { assignees: [], priority: 'medium', status: 'todo' } as unknown as Task;
      const at: Target = { column, lane, before: null };
      // Seen as a move from a place that no column has.
      const meaning = meaningOf(
        scope.by,
        blank,
        ' ',
        at,
        lane === NONE && lanes === 'assignee' ? 'none' : lanes,
        buckets,
      );
      const { status, priority, assignees } = meaning?.patch ?? ({} as TaskPatch);
      const task: NewTask = {
        title,
        ...(priority ? { priority } : {}),
        ...(assignees?.length ? { assignees } : {}),
        ...(meaning?.section ? { sectionId: meaning.section } : {}),
      };
      const made = await body(
        api.POST('/projects/{project}/tasks', { params: { path: { project: scope.project } }, body: task }),
      );
      if (!status || status === made.status) return made;
      const header = { 'If-Match': etagOf(made.version) };
      return body(
        api.PATCH('/tasks/{task}', { params: { path: { task: made.id }, header }, body: { status } }),
      );
    },
    onSuccess: (task, { column }) => {
      client.setQueryData<Board>(
        boardKey(scope),
        (board) =>
          board && {
            ...board,
            columns: board.columns.map((each) =>
              each.key === column && !each.items.some(({ id }) => id === task.id)
                ? { ...each, items: [...each.items, task as Task], total: each.total + 1 }
                : each,
            ),
          },
      );
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: boards });
      void client.invalidateQueries({ queryKey: keys.lists });
    },
  });
}

/** What is done to the sections of a project, each from its own column's head. */
export function useSectionCommands(project: ProjectId, onError: (error: unknown) => void) {
  const api = useApi();
  const client = useQueryClient();
  const onSettled = () => {
    void client.invalidateQueries({ queryKey: boards });
    void client.invalidateQueries({ queryKey: shared.sections(api, project).queryKey });
  };
  const path = (s: SectionId) => ({ project, section: s });
  return {
    add: useMutation({
      mutationFn: (name: string) =>
        body(api.POST('/projects/{project}/sections', { params: { path: { project } }, body: { name } })),
      onError,
      onSettled,
    }),
    change: useMutation({
      mutationFn: ({ id, change }: { id: SectionId; change: SectionPatch }) => {
        const version = client
          .getQueryData(shared.sections(api, project).queryKey)
          ?.find((each) => each.id === id)?.version;
        return body(
          api.PATCH('/projects/{project}/sections/{section}', {
            params: {
              path: path(id),
              ...(version === undefined ? {} : { header: { 'If-Match': etagOf(version) } }),
            },
            body: change,
          }),
        );
      },
      onError,
      onSettled,
    }),
    move: useMutation({
      mutationFn: ({ id, ...place }: { id: SectionId; before?: SectionId; after?: SectionId }) =>
        body(
          api.POST('/projects/{project}/sections/{section}/move', {
            params: { path: path(id) },
            body: place,
          }),
        ),
      onMutate: ({ id, before, after }) =>
        client.setQueriesData<Board>({ queryKey: [...boards, project, 'section'] }, (board) => {
          const column = board?.columns.find((each) => each.key === id);
          if (!board || !column) return board;
          const rest = board.columns.filter((each) => each.key !== id);
          const index = before
            ? rest.findIndex((each) => each.key === before)
            : rest.findIndex((each) => each.key === after) + 1;
          return { ...board, columns: rest.toSpliced(index, 0, column) };
        }),
      onError,
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (id: SectionId) =>
        body(api.DELETE('/projects/{project}/sections/{section}', { params: { path: path(id) } })),
      onError,
      onSettled,
    }),
  };
}

/** Keeps the board current while it is shown, a drag included: only data changes, never the card that is being held. */
export function useLiveBoard(project: ProjectId) {
  const api = useApi();
  const client = useQueryClient();
  useTopics([projectTopic(project)]);
  useLiveEvents((event) => {
    if (event.projectId !== project) return;
    const kind = event.subject.kind;
    if (kind === 'section' || event.type.startsWith('Section')) {
      invalidateSoon(client, shared.sections(api, project).queryKey);
    }
    // Its own answer tells what came of a move that is under way; reading in between would show the card jump back.
    if (client.isMutating({ mutationKey: MOVE }) > 0) return;
    invalidateSoon(client, boards);
  });
}
