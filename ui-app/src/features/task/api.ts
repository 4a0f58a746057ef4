import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query';
import { body, etagOf } from '@/lib/api/client';
import { isStatus, type ApiError } from '@/lib/api/problem';
import { paged } from '@/lib/api/shared';
import type { NewTask, Page, Person, PlannedTask, Tag, Task, TaskPatch } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { ProjectId, TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { tellError } from '@/ui/tell';
import { tellRefusal } from './refusal';
import { differences } from './values';
import { forgetOnBoards, rememberOnBoards } from './board/cache';
import { calendars, forgetOnPlans, plans, rememberOnPlans } from './planner/cache';

export const keys = {
  all: ['tasks'] as const,
  lists: ['tasks', 'list'] as const,
  list: (...what: unknown[]) => ['tasks', 'list', ...what] as const,
  totals: (...what: unknown[]) => ['tasks', 'totals', ...what] as const,
  detail: (id: TaskId) => ['tasks', 'detail', id] as const,
  changes: (id: TaskId) => ['tasks', 'changes', id] as const,
  reminders: (id: TaskId) => ['tasks', 'reminders', id] as const,
};

export const isOpen = (task: Pick<Task, 'status'>) => task.status === 'todo' || task.status === 'in_progress';

export function useTask(id: TaskId) {
  const api = useApi();
  const client = useQueryClient();
  return useQuery<Task>({
    queryKey: keys.detail(id),
    queryFn: ({ signal }) => body(api.GET('/tasks/{task}', { params: { path: { task: id } }, signal })),
    placeholderData: () => listed(client).find((task) => task.id === id),
  });
}

export function useChanges(id: TaskId) {
  const api = useApi();
  return useInfiniteQuery(
    paged(keys.changes(id), (cursor, signal) =>
      body(
        api.GET('/tasks/{task}/changes', {
          params: { path: { task: id }, query: { limit: 20, cursor } },
          signal,
        }),
      ),
    ),
  );
}

export function useCreateTask() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ project, task }: { project: ProjectId; task: NewTask }) =>
      body(api.POST('/projects/{project}/tasks', { params: { path: { project } }, body: task })),
    onSuccess: (task) => {
      remember(client, task);
      void client.invalidateQueries({ queryKey: plans });
      return client.invalidateQueries({ queryKey: keys.lists });
    },
  });
}

type Command = 'complete' | 'reopen' | 'cancel' | 'claim';
const RESULT = { complete: 'done', reopen: 'todo', cancel: 'cancelled', claim: undefined } as const;
const FAILED = {
  complete: m.task.completeFailed,
  reopen: m.task.reopenFailed,
  cancel: m.task.changeFailed,
  claim: m.task.changeFailed,
};
/** A completed task stays in sight for this long, so that a slip can be taken back where it happened. */
const LINGER_MS = 1200;

/** Shows the outcome at once and takes it back, with the server's reason, when it did not come to pass. */
export function useTaskCommand() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ task, command }: { task: Task; command: Command }) => {
      const params = { path: { task: task.id } };
      switch (command) {
        case 'complete':
          return body(api.POST('/tasks/{task}/complete', { params }));
        case 'reopen':
          return body(api.POST('/tasks/{task}/reopen', { params }));
        case 'cancel':
          return body(api.POST('/tasks/{task}/cancel', { params }));
        case 'claim':
          return body(api.POST('/tasks/{task}/claim', { params }));
      }
    },
    onMutate: async ({ task, command }) => {
      await client.cancelQueries({ queryKey: keys.lists });
      const status = RESULT[command];
      if (status) remember(client, { ...task, status, overdue: task.overdue && isOpen({ status }) });
    },
    onSuccess: (task) => {
      remember(client, task);
      void client.invalidateQueries({ queryKey: keys.changes(task.id) });
    },
    onError: (error, { task, command }) => {
      remember(client, task, true);
      tellRefusal(FAILED[command], error);
    },
    onSettled: (_task, _error, { task }) => {
      setTimeout(() => {
        void client.invalidateQueries({ queryKey: keys.lists });
        void client.invalidateQueries({ queryKey: keys.totals() });
        void client.invalidateQueries({ queryKey: plans });
        void client.invalidateQueries({ queryKey: keys.detail(task.id) });
      }, LINGER_MS);
    },
  });
}

const currentOf = (error: unknown) =>
  isStatus(error, 409, 412) ? ((error as ApiError).problem['current'] as Task | undefined) : undefined;

/** `assignees` and `tags` are what the patch names by id. */
export type Edit = { task: Task; patch: TaskPatch; assignees?: Person[]; tags?: Tag[] };
export type Conflict = Edit & { current: Task };

/** @param onConflict what to ask when somebody else changed the task first (412) */
export function useEditTask(onConflict: (conflict: Conflict) => void) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ task, patch }: Edit) => {
      const send = (version: number) => {
        const params = { path: { task: task.id }, header: { 'If-Match': etagOf(version) } };
        return body(api.PATCH('/tasks/{task}', { params, body: patch }));
      };
      return send(task.version).catch((error: unknown) => {
        const current = currentOf(error);
        // Somebody changed other fields only: both changes can stand.
        const clash = !current || differences(task, current).some((field) => field in patch);
        return clash ? Promise.reject(error) : send(current.version);
      });
    },
    onMutate: async ({ task, patch, assignees, tags }) => {
      await client.cancelQueries({ queryKey: keys.detail(task.id) });
      // People and tags by their names; values of custom fields come back with theirs.
      const named = new Set(['assignees', 'tags', 'fields']);
      const plain = Object.fromEntries(Object.entries(patch).filter(([field]) => !named.has(field)));
      remember(client, {
        ...task,
        ...plain,
        ...(assignees ? { assignees } : {}),
        ...(tags ? { tags } : {}),
      });
    },
    onSuccess: (task) => {
      remember(client, task);
      void client.invalidateQueries({ queryKey: keys.changes(task.id) });
      void client.invalidateQueries({ queryKey: keys.lists });
      void client.invalidateQueries({ queryKey: keys.totals() });
      void client.invalidateQueries({ queryKey: calendars });
      void client.invalidateQueries({ queryKey: keys.reminders(task.id) });
    },
    onError: (error, edit) => {
      const current = currentOf(error);
      remember(client, current ?? edit.task, true);
      if (current) onConflict({ ...edit, current });
      else tellRefusal(m.task.changeFailed, error, edit.task);
    },
  });
}

export function useDeleteTask() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (task: Task) => body(api.DELETE('/tasks/{task}', { params: { path: { task: task.id } } })),
    onSuccess: (_none, task) => forget(client, task.id),
    onError: (error) => tellError(m.task.deleteFailed, error),
  });
}

type List = InfiniteData<Page<Task>>;

export function listed(client: QueryClient): Task[] {
  return client
    .getQueriesData<List>({ queryKey: keys.lists })
    .flatMap(([, list]) => list?.pages.flatMap((page) => page.items) ?? []);
}

export function eachList(client: QueryClient, change: (items: Task[]) => Task[]) {
  client.setQueriesData<List>(
    { queryKey: keys.lists },
    (list) => list && { ...list, pages: list.pages.map((page) => ({ ...page, items: change(page.items) })) },
  );
}

/** Puts the task's state wherever it is shown; an older state never replaces a newer one unless it takes back a guess. */
export function remember(client: QueryClient, task: Task, takeBack = false) {
  const newer = (shown: Task) => (takeBack || task.version >= shown.version ? { ...shown, ...task } : shown);
  client.setQueryData<Task>(keys.detail(task.id), (shown) => (shown ? newer(shown) : undefined));
  eachList(client, (items) => items.map((shown) => (shown.id === task.id ? newer(shown) : shown)));
  rememberOnBoards(client, task, takeBack);
  rememberOnPlans(client, task as PlannedTask, takeBack);
}

/** @param readAgain false while the server has not yet agreed that it is gone */
export function forget(client: QueryClient, id: TaskId, readAgain = true) {
  eachList(client, (items) => items.filter((task) => task.id !== id));
  forgetOnBoards(client, id);
  forgetOnPlans(client, id);
  if (!readAgain) return;
  // What is still shown of the task itself is about to close; asking for it would only be answered with 404.
  void client.invalidateQueries({
    queryKey: keys.all,
    predicate: ({ queryKey }) => !queryKey.includes(id),
  });
}
