import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { body, etagOf } from '@/lib/api/client';
import { isStatus } from '@/lib/api/problem';
import { invalidateSoon, paged } from '@/lib/api/shared';
import type {
  Change,
  Comment,
  DependencyKind,
  Lease,
  NewTask,
  Page,
  Task,
  TaskForm,
  TaskMove,
} from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { CommentId, DependencyId, ProjectId, TaskId } from '@/lib/ids';
import { useLiveEvents } from '@/lib/live/hooks';
import { m } from '@/lib/messages';
import { tellError } from '@/ui/tell';
import { forget, isOpen, keys, remember } from '../api';
import { tellRefusal } from '../refusal';

const within = (id: TaskId, ...what: unknown[]) => ['tasks', 'panel', id, ...what] as const;
export const panelKeys = {
  task: (id: TaskId) => within(id),
  subtasks: (id: TaskId) => within(id, 'subtasks'),
  dependencies: (id: TaskId) => within(id, 'dependencies'),
  versions: (id: TaskId, ...what: number[]) => within(id, 'versions', ...what),
  comments: (id: TaskId) => within(id, 'comments'),
  commentVersions: (id: TaskId, c: CommentId) => within(id, 'comments', c, 'versions'),
  watchers: (id: TaskId) => within(id, 'watchers'),
  explanation: (id: TaskId) => within(id, 'explanation'),
  form: (id: TaskId) => within(id, 'form'),
};

function useTold(id: TaskId, title: string) {
  const client = useQueryClient();
  return {
    onError: (error: unknown) => tellRefusal(title, error),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: panelKeys.task(id) });
      void client.invalidateQueries({ queryKey: keys.detail(id) });
      void client.invalidateQueries({ queryKey: keys.changes(id) });
    },
  };
}

/** After these its parts are not there to be read. */
const UNREADABLE = new Set(['TaskDeleted', 'TaskPurged']);

/** Reads anew what belongs to this task when something happens to it. */
export function useLivePanel(id: TaskId) {
  const client = useQueryClient();
  useLiveEvents((event) => {
    const { data, subject } = event;
    const task = data['task'] as { id?: string; parentId?: string | null } | undefined;
    const other = data['other'] as { id?: string } | undefined;
    const concerns = [subject.id, data['taskId'], task?.id, task?.parentId, other?.id].includes(id);
    if (!concerns) return;
    if (subject.id === id && UNREADABLE.has(event.type)) return invalidateSoon(client, keys.detail(id));
    invalidateSoon(client, panelKeys.task(id));
    invalidateSoon(client, keys.detail(id));
    invalidateSoon(client, keys.changes(id));
  });
}

// Sub-tasks

export function useSubtasks(id: TaskId) {
  const api = useApi();
  return useQuery({
    queryKey: panelKeys.subtasks(id),
    queryFn: async ({ signal }) =>
      (
        await body(
          api.GET('/tasks/{task}/subtasks', {
            params: { path: { task: id }, query: { limit: 200 } },
            signal,
          }),
        )
      ).items,
  });
}

export function useAddSubtask(task: Task) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (title: string) => {
      const made: NewTask = {
        title,
        parentId: task.id,
        ...(task.sectionId ? { sectionId: task.sectionId } : {}),
      };
      return body(
        api.POST('/projects/{project}/tasks', { params: { path: { project: task.projectId } }, body: made }),
      );
    },
    onSuccess: (made) =>
      client.setQueryData<Task[]>(
        panelKeys.subtasks(task.id),
        (shown) => shown && [...shown.filter((each) => each.id !== made.id), made as Task],
      ),
    ...useTold(task.id, m.task.addFailed),
  });
}

export function useMoveSubtask(parent: TaskId) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ task, ...place }: { task: Task; before?: TaskId; after?: TaskId }) =>
      body(api.POST('/tasks/{task}/move', { params: { path: { task: task.id } }, body: place })),
    onMutate: async ({ task, before, after }) => {
      await client.cancelQueries({ queryKey: panelKeys.subtasks(parent) });
      client.setQueryData<Task[]>(panelKeys.subtasks(parent), (shown) => {
        if (!shown) return shown;
        const rest = shown.filter((each) => each.id !== task.id);
        const index = before
          ? rest.findIndex((each) => each.id === before)
          : rest.findIndex((each) => each.id === after) + 1;
        return rest.toSpliced(index < 0 ? rest.length : index, 0, task);
      });
    },
    ...useTold(parent, m.board.moveFailed),
  });
}

/** The chain of tasks above this one, from the top. */
export function useAncestors(task: Task) {
  const api = useApi();
  return useQuery({
    queryKey: [...panelKeys.task(task.id), 'ancestors', task.parentId],
    enabled: task.parentId !== null,
    queryFn: async ({ signal }) => {
      const chain: Task[] = [];
      let next = task.parentId;
      while (next && chain.length < 20) {
        const parent: Task = await body(
          api.GET('/tasks/{task}', { params: { path: { task: next } }, signal }),
        );
        chain.unshift(parent);
        next = parent.parentId;
      }
      return chain;
    },
  });
}

// Dependencies

export function useDependencies(id: TaskId) {
  const api = useApi();
  return useQuery({
    queryKey: panelKeys.dependencies(id),
    queryFn: async ({ signal }) =>
      (await body(api.GET('/tasks/{task}/dependencies', { params: { path: { task: id } }, signal }))).items,
  });
}

export function useAddDependency(id: TaskId) {
  const api = useApi();
  return useMutation({
    mutationFn: (dependency: { kind: DependencyKind; taskId: TaskId }) =>
      body(api.POST('/tasks/{task}/dependencies', { params: { path: { task: id } }, body: dependency })),
    ...useTold(id, m.panel.dependencyFailed),
  });
}

export function useRemoveDependency(id: TaskId) {
  const api = useApi();
  return useMutation({
    mutationFn: (d: DependencyId) =>
      body(
        api.DELETE('/tasks/{task}/dependencies/{dependency}', {
          params: { path: { task: id, dependency: d } },
        }),
      ),
    ...useTold(id, m.panel.dependencyFailed),
  });
}

/** Taking what waits for a task along. */
export function useShifts() {
  const api = useApi();
  const client = useQueryClient();
  const shift = (id: TaskId, by: string, dryRun: boolean) =>
    body(
      api.POST('/tasks/{task}/dependencies/shift', { params: { path: { task: id } }, body: { by, dryRun } }),
    );
  return {
    /** What would move; an error here only means that nothing is offered. */
    preview: (id: TaskId, by: string) => shift(id, by, true).catch(() => ({ items: [] })),
    apply: useMutation({
      mutationFn: ({ id, by }: { id: TaskId; by: string }) => shift(id, by, false),
      onError: (error) => tellRefusal(m.panel.shiftFailed, error),
      onSettled: () => client.invalidateQueries({ queryKey: keys.all }),
    }),
  };
}

/** Tasks by words in them, for whoever is looking for one. */
export function useTaskSearch(text: string, project: ProjectId) {
  const api = useApi();
  const q = text.trim();
  return useQuery<Page<Task>>({
    queryKey: ['tasks', 'search', project, q],
    enabled: q.length > 1,
    staleTime: 30_000,
    placeholderData: (before) => before,
    queryFn: ({ signal }) => body(api.GET('/tasks', { params: { query: { q, limit: 10 } }, signal })),
  });
}

// Versions

export function useVersions(id: TaskId) {
  const api = useApi();
  return useInfiniteQuery(
    paged<Change>(panelKeys.versions(id), (cursor, signal) =>
      body(
        api.GET('/tasks/{task}/versions', {
          params: { path: { task: id }, query: { limit: 50, cursor } },
          signal,
        }),
      ),
    ),
  );
}

export function useVersion(id: TaskId, version: number) {
  const api = useApi();
  return useQuery({
    queryKey: panelKeys.versions(id, version),
    queryFn: ({ signal }) =>
      body(api.GET('/tasks/{task}/versions/{version}', { params: { path: { task: id, version } }, signal })),
  });
}

export function useRestoreVersion(task: Task) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (version: number) =>
      body(
        api.POST('/tasks/{task}/versions/{version}/restore', {
          params: { path: { task: task.id, version }, header: { 'If-Match': etagOf(task.version) } },
        }),
      ),
    onSuccess: (restored) => remember(client, restored.task),
    ...useTold(task.id, m.versions.restoreFailed),
  });
}

// Comments

export function useComments(id: TaskId) {
  const api = useApi();
  return useInfiniteQuery(
    paged<Comment>(panelKeys.comments(id), (cursor, signal) =>
      body(
        api.GET('/tasks/{task}/comments', {
          params: {
            path: { task: id },
            query: { limit: 30, sort: '-createdAt', ...(cursor ? { cursor } : {}) },
          },
          signal,
        }),
      ),
    ),
  );
}

export function useAddComment(id: TaskId) {
  const api = useApi();
  return useMutation({
    mutationFn: (text: string) =>
      body(api.POST('/tasks/{task}/comments', { params: { path: { task: id } }, body: { text } })),
    ...useTold(id, m.panel.commentFailed),
  });
}

export function useEditComment(id: TaskId) {
  const api = useApi();
  return useMutation({
    mutationFn: ({ c, version, text }: { c: CommentId; version: number; text: string }) =>
      body(
        api.PATCH('/tasks/{task}/comments/{comment}', {
          params: { path: { task: id, comment: c }, header: { 'If-Match': `"v${version}"` } },
          body: { text },
        }),
      ),
    ...useTold(id, m.panel.commentFailed),
  });
}

export function useDeleteComment(id: TaskId) {
  const api = useApi();
  return useMutation({
    mutationFn: (c: CommentId) =>
      body(api.DELETE('/tasks/{task}/comments/{comment}', { params: { path: { task: id, comment: c } } })),
    ...useTold(id, m.panel.commentFailed),
  });
}

export function useCommentVersions(id: TaskId, c: CommentId, enabled: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: panelKeys.commentVersions(id, c),
    enabled,
    queryFn: async ({ signal }) =>
      (
        await body(
          api.GET('/tasks/{task}/comments/{comment}/versions', {
            params: { path: { task: id, comment: c } },
            signal,
          }),
        )
      ).items,
  });
}

export function useReact(id: TaskId) {
  const api = useApi();
  const client = useQueryClient();
  const told = useTold(id, m.panel.reactionFailed);
  return useMutation({
    mutationFn: ({ comment, emoji, mine }: { comment: Comment; emoji: string; mine: boolean }) => {
      const params = { path: { task: id, comment: comment.id, emoji } };
      return mine
        ? body(api.DELETE('/tasks/{task}/comments/{comment}/reactions/{emoji}', { params }))
        : body(api.PUT('/tasks/{task}/comments/{comment}/reactions/{emoji}', { params }));
    },
    onMutate: ({ comment, emoji, mine }) => reacted(client, id, comment.id, emoji, mine),
    ...told,
  });
}

function reacted(client: QueryClient, id: TaskId, c: CommentId, emoji: string, mine: boolean) {
  client.setQueryData<{ pages: Page<Comment>[]; pageParams: unknown[] }>(panelKeys.comments(id), (shown) => {
    if (!shown) return shown;
    const change = (comment: Comment): Comment => {
      if (comment.id !== c) return comment;
      const has = comment.reactions.find((each) => each.emoji === emoji);
      const others = comment.reactions.filter((each) => each.emoji !== emoji);
      const count = (has?.count ?? 0) + (mine ? -1 : 1);
      return { ...comment, reactions: count > 0 ? [...others, { emoji, count, mine: !mine }] : others };
    };
    return { ...shown, pages: shown.pages.map((page) => ({ ...page, items: page.items.map(change) })) };
  });
}

// Watching

export function useWatchers(id: TaskId) {
  const api = useApi();
  return useQuery({
    queryKey: panelKeys.watchers(id),
    queryFn: ({ signal }) =>
      body(api.GET('/tasks/{task}/watchers', { params: { path: { task: id } }, signal })),
  });
}

export function useWatch(id: TaskId) {
  const api = useApi();
  return useMutation({
    mutationFn: (watch: boolean) => {
      const params = { path: { task: id } };
      return watch
        ? body(api.PUT('/tasks/{task}/watchers/me', { params }))
        : body(api.DELETE('/tasks/{task}/watchers/me', { params }));
    },
    ...useTold(id, m.panel.watchFailed),
  });
}

// The process

export function useExplanation(id: TaskId) {
  const api = useApi();
  return useQuery({
    queryKey: panelKeys.explanation(id),
    queryFn: ({ signal }) =>
      body(api.GET('/tasks/{task}/explanation', { params: { path: { task: id } }, signal })),
  });
}

/** Whether a step waits for its form to be filled in; once it is done, the form is gone with it. */
export const asksForm = (task: Task) => task.kind === 'step' && task.formKey !== null && isOpen(task);

/** The form of a step; null where it has none. */
export function useForm(task: Task) {
  const api = useApi();
  return useQuery<TaskForm | null>({
    queryKey: panelKeys.form(task.id),
    enabled: asksForm(task),
    staleTime: Infinity,
    queryFn: ({ signal }) =>
      body(api.GET('/tasks/{task}/form', { params: { path: { task: task.id } }, signal })).catch(
        (error: unknown) => {
          if (isStatus(error, 404)) return null;
          throw error;
        },
      ),
  });
}

export function useCompleteForm(id: TaskId) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (variables: Record<string, unknown>) =>
      body(api.POST('/tasks/{task}/complete', { params: { path: { task: id } }, body: { variables } })),
    onSuccess: (task) => {
      remember(client, task);
      client.removeQueries({ queryKey: panelKeys.form(id) });
      void client.invalidateQueries({ queryKey: keys.all });
    },
  });
}

// The whole task

type Act = 'archive' | 'restore' | 'claim' | 'unclaim';

export function useAct() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ task, act }: { task: Task; act: Act }) => {
      const params = { path: { task: task.id } };
      switch (act) {
        case 'archive':
          return body(api.POST('/tasks/{task}/archive', { params }));
        case 'restore':
          return body(api.POST('/tasks/{task}/restore', { params }));
        case 'claim':
          return body(api.POST('/tasks/{task}/claim', { params }));
        case 'unclaim':
          return body(api.POST('/tasks/{task}/unclaim', { params }));
      }
    },
    onSuccess: (task) => {
      remember(client, task);
      if (task.archivedAt) forget(client, task.id);
      void client.invalidateQueries({ queryKey: keys.all });
    },
    onError: (error) => tellRefusal(m.task.changeFailed, error),
  });
}

export function useDuplicate() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: TaskId) =>
      body(
        api.POST('/tasks/{task}/duplicate', { params: { path: { task: id } }, body: { withSubtasks: true } }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.all }),
    onError: (error) => tellError(m.panel.duplicateFailed, error),
  });
}

export function useMoveTask() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, move }: { id: TaskId; move: TaskMove }) =>
      body(api.POST('/tasks/{task}/move', { params: { path: { task: id } }, body: move })),
    onSuccess: (task) => {
      remember(client, task);
      void client.invalidateQueries({ queryKey: keys.all });
    },
    onError: (error) => tellRefusal(m.board.moveFailed, error),
  });
}

// The lease

export function useLeaseCalls(id: TaskId) {
  const api = useApi();
  const params = { path: { task: id } };
  return {
    take: (): Promise<Lease> => body(api.PUT('/tasks/{task}/lease', { params, body: { duration: 'PT2M' } })),
    // The page may be going away: the browser is asked to send it all the same.
    release: () => body(api.DELETE('/tasks/{task}/lease', { params, keepalive: true })),
  };
}

export function useAddTag(project: ProjectId) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) =>
      body(api.POST('/projects/{project}/tags', { params: { path: { project } }, body: { name } })),
    onError: (error) => tellError(m.panel.tagFailed, error),
    onSettled: () => client.invalidateQueries({ queryKey: ['project', project, 'tags'] }),
  });
}
