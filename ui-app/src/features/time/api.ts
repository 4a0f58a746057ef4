import {
  useMutation,
  useQuery,
  useQueryClient,
  useInfiniteQuery,
  type QueryClient,
} from '@tanstack/react-query';
import { body, etagOf } from '@/lib/api/client';
import { isStatus } from '@/lib/api/problem';
import { invalidateSoon, paged } from '@/lib/api/shared';
import type {
  NewTimeEntry,
  Task,
  TimeEntry,
  TimeEntryPatch,
  Timer,
  TimeSettingsPatch,
} from '@/lib/api/types';
import { useApi } from '@/lib/context';
import { formatLength, secondsOf } from '@/lib/duration';
import type { ProjectId, TaskId, TimeEntryId, WorkspaceId } from '@/lib/ids';
import { useLiveEvents, useTopics } from '@/lib/live/hooks';
import { OWN_TOPIC } from '@/lib/live/live';
import { m } from '@/lib/messages';
import { tellDone, tellError } from '@/ui/tell';

export const keys = {
  timer: ['timer'] as const,
  all: ['time'] as const,
  ofTask: (id: TaskId) => ['time', 'task', id] as const,
  sheets: (workspace: WorkspaceId) => ['time', 'sheet', workspace] as const,
  settings: (workspace: WorkspaceId) => ['time', 'settings', workspace] as const,
};

/** Everything that shows how much time there is, once some came or went. */
function changed(client: QueryClient, task?: TaskId) {
  invalidateSoon(client, keys.all, 0);
  invalidateSoon(client, ['tasks', 'list'], 0);
  if (task) {
    invalidateSoon(client, ['tasks', 'detail', task], 0);
    invalidateSoon(client, ['tasks', 'changes', task], 0);
  }
}

/** Keeps timer and time current, whatever browser and whoever changes them. */
export function useLiveTime() {
  const client = useQueryClient();
  useTopics([OWN_TOPIC]);
  useLiveEvents(({ type, workspaceId }) => {
    if (type.startsWith('Timer')) invalidateSoon(client, keys.timer);
    if (type.startsWith('TimeEntry')) invalidateSoon(client, keys.all);
    if (type === 'TimeSettingsChanged') {
      invalidateSoon(client, keys.settings(workspaceId));
      invalidateSoon(client, keys.all);
    }
  });
}

/** With the moment by this browser's clock at which it would have been started: the server's may go otherwise. */
export type RunningTimer = Timer & { since: number };

export function useTimer() {
  const api = useApi();
  return useQuery({
    queryKey: keys.timer,
    queryFn: async ({ signal }): Promise<RunningTimer | null> =>
      running(await body(api.GET('/me/timer', { signal }))),
    staleTime: 60_000,
  });
}

const running = (timer: unknown): RunningTimer | null =>
  timer ? { ...(timer as Timer), since: Date.now() - secondsOf((timer as Timer).elapsed) * 1000 } : null;

const tellStopped = (entry: TimeEntry) =>
  tellDone(m.time.stopped(formatLength(secondsOf(entry.duration)), entry.task?.title ?? m.time.hiddenTask));

export function useStartTimer() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (taskId: TaskId) => (await body(api.PUT('/me/timer', { body: { taskId } }))) as Timer,
    onSuccess: (timer) => {
      client.setQueryData(keys.timer, running(timer));
      if (timer.stopped) {
        tellStopped(timer.stopped);
        changed(client, timer.stopped.task?.id);
      }
    },
    onError: (error) => tellError(m.time.startFailed, error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.timer }),
  });
}

export function useStopTimer() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (endedAt: string | undefined) =>
      (await body(api.DELETE('/me/timer', { params: { query: endedAt ? { endedAt } : {} } }))) as TimeEntry,
    onSuccess: (entry) => {
      client.setQueryData(keys.timer, null);
      tellStopped(entry);
      changed(client, entry.task?.id);
    },
    // Stopped elsewhere meanwhile: what is read again says so.
    onError: (error) => isStatus(error, 409) || tellError(m.time.stopFailed, error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.timer }),
  });
}

export function useEntries(task: TaskId, enabled: boolean) {
  const api = useApi();
  return useInfiniteQuery({
    ...paged<TimeEntry>(keys.ofTask(task), (cursor, signal) =>
      body(
        api.GET('/tasks/{task}/time-entries', {
          params: { path: { task }, query: { limit: 20, cursor } },
          signal,
        }),
      ),
    ),
    enabled,
  });
}

export function useAddEntry() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ task, entry }: { task: TaskId; entry: NewTimeEntry }) =>
      body(api.POST('/tasks/{task}/time-entries', { params: { path: { task } }, body: entry })),
    onError: (error) => tellError(m.time.addFailed, error),
    onSuccess: (_, { task }) => changed(client, task),
  });
}

export function useEditEntry() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ entry, patch }: { entry: TimeEntry; patch: TimeEntryPatch }) =>
      body(api.PATCH('/tasks/{task}/time-entries/{entry}', { ...at(entry), body: patch })),
    onError: (error) => tellError(m.time.editFailed, error),
    onSettled: (_, __, { entry }) => changed(client, entry.task?.id),
  });
}

export function useRemoveEntry() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (entry: TimeEntry) => body(api.DELETE('/tasks/{task}/time-entries/{entry}', at(entry))),
    onError: (error) => tellError(m.time.removeFailed, error),
    onSettled: (_, __, entry) => {
      if (!entry.endedAt) void client.invalidateQueries({ queryKey: keys.timer });
      changed(client, entry.task?.id);
    },
  });
}

function at({ id, task, version }: TimeEntry) {
  const path = { task: (task?.id ?? '') as TaskId, entry: id as TimeEntryId };
  return { params: { path, header: { 'If-Match': etagOf(version) } } };
}

export function useSetEstimate() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ task, estimate }: { task: Task; estimate: string | null }) =>
      body(
        api.PATCH('/tasks/{task}', {
          params: { path: { task: task.id }, header: { 'If-Match': etagOf(task.version) } },
          body: { estimate },
        }),
      ),
    onError: (error) => tellError(m.time.estimateFailed, error),
    onSettled: (_, __, { task }) => changed(client, task.id),
  });
}

export type SheetSearch = { from: string; to: string; person: string; project?: ProjectId | undefined };
const asked = ({ from, to, person, project }: SheetSearch) => ({
  from,
  to,
  person,
  ...(project ? { project } : {}),
});

export function useSheet(workspace: WorkspaceId, search: SheetSearch, groupBy: string) {
  const api = useApi();
  return useQuery({
    queryKey: [...keys.sheets(workspace), search, groupBy],
    queryFn: ({ signal }) =>
      body(
        api.GET('/workspaces/{workspace}/timesheet', {
          params: { path: { workspace }, query: { ...asked(search), groupBy } },
          signal,
        }),
      ),
    placeholderData: (before) => before,
  });
}

export function useCellEntries(workspace: WorkspaceId, search: SheetSearch, task: TaskId) {
  const api = useApi();
  return useQuery({
    queryKey: [...keys.sheets(workspace), 'entries', search, task],
    queryFn: async ({ signal }) => {
      const query = { ...asked(search), task, limit: 200 };
      return (
        await body(
          api.GET('/workspaces/{workspace}/time-entries', { params: { path: { workspace }, query }, signal }),
        )
      ).items;
    },
  });
}

export function useDownload(workspace: WorkspaceId) {
  const api = useApi();
  return useMutation({
    mutationFn: async (search: SheetSearch) => {
      const csv = await body(
        api.GET('/workspaces/{workspace}/timesheet.csv', {
          params: { path: { workspace }, query: asked(search) },
          parseAs: 'blob',
        }),
      );
      save(csv as unknown as Blob, `timesheet-${search.from}-${search.to}.csv`);
    },
    onError: (error) => tellError(m.time.csvFailed, error),
  });
}

function save(blob: Blob, name: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export function useTimeSettings(workspace: WorkspaceId) {
  const api = useApi();
  return useQuery({
    queryKey: keys.settings(workspace),
    queryFn: ({ signal }) =>
      body(api.GET('/workspaces/{workspace}/time-settings', { params: { path: { workspace } }, signal })),
  });
}

export function useSaveSettings(workspace: WorkspaceId) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, patch }: { version: number; patch: TimeSettingsPatch }) =>
      body(
        api.PATCH('/workspaces/{workspace}/time-settings', {
          params: { path: { workspace }, header: { 'If-Match': etagOf(version) } },
          body: patch,
        }),
      ),
    onError: (error) => tellError(m.time.settingsFailed, error),
    onSuccess: () => tellDone(m.time.settingsSaved),
    onSettled: () => client.invalidateQueries({ queryKey: keys.all }),
  });
}

/** Tasks of a project that one could have worked on, by words of their titles. */
export function useTaskChoices(project: ProjectId | undefined, words: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['tasks', 'list', 'for-time', project ?? null, words],
    queryFn: async ({ signal }) => {
      const query = { limit: 20, ...(words ? { q: words } : { sort: '-updatedAt' }) };
      return (
        await (project
          ? body(api.GET('/projects/{project}/tasks', { params: { path: { project }, query }, signal }))
          : body(api.GET('/tasks', { params: { query }, signal })))
      ).items as Task[];
    },
  });
}
