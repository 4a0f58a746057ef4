import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { body } from '@/lib/api/client';
import { invalidateSoon, paged } from '@/lib/api/shared';
import type { Run, RunState, SkipStep } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { AutomationId, RunId, WorkspaceId } from '@/lib/ids';
import { useLiveEvents, useTopics, workspaceTopic } from '@/lib/live/hooks';
import { m } from '@/lib/messages';
import { tellDone, tellError } from '@/ui/tell';
import { asked, type RunSearch } from './search';

export type RunScope = { workspace: WorkspaceId; automation?: AutomationId };

const keys = {
  lists: ['runs', 'list'] as const,
  list: (scope: RunScope, search: RunSearch) => ['runs', 'list', scope, search] as const,
  run: (id: RunId) => ['runs', 'one', id] as const,
  undo: (id: RunId) => ['runs', 'one', id, 'undo'] as const,
  steps: (id: RunId) => ['runs', 'one', id, 'steps'] as const,
};

/** While a run moves, its steps are read this often; events tell of its beginning and end only. */
const STEPS_EVERY_MS = 2_000;
const LIST_EVERY_MS = 10_000;

export const isOver = (state: RunState) => state === 'completed' || state === 'cancelled';

/** Whether it can still go on. */
export const isOpen = (run: Run) => !isOver(run.state) && !run.endedAt;

/** Whether what it did can be taken back: it does nothing any more, and nobody has asked for that. */
export const isUndoable = (run: Run) => !run.undo && (Boolean(run.endedAt) || run.state === 'failed');

export function useRuns(scope: RunScope, search: RunSearch) {
  const api = useApi();
  return useInfiniteQuery({
    ...paged(keys.list(scope, search), (cursor, signal) => {
      const query = { ...asked(search), limit: 50, cursor };
      return scope.automation
        ? body(
            api.GET('/automations/{automation}/runs', {
              params: { path: { automation: scope.automation }, query },
              signal,
            }),
          )
        : body(
            api.GET('/workspaces/{workspace}/runs', {
              params: { path: { workspace: scope.workspace }, query },
              signal,
            }),
          );
    }),
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some((page) => page.items.some((run) => run.state === 'running' || run.state === 'waiting'))
        ? LIST_EVERY_MS
        : false,
  });
}

export function useRun(id: RunId) {
  const api = useApi();
  return useQuery({
    queryKey: keys.run(id),
    queryFn: ({ signal }) => body(api.GET('/runs/{run}', { params: { path: { run: id } }, signal })),
    refetchInterval: ({ state: { data } }) =>
      data && (!isOver(data.state) || data.undo?.state === 'under_way') ? STEPS_EVERY_MS : false,
  });
}

export function useSteps(id: RunId, over: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: keys.steps(id),
    queryFn: async ({ signal }) => {
      const params = { path: { run: id }, query: { limit: 200 } };
      return (await body(api.GET('/runs/{run}/steps', { params, signal }))).items;
    },
    refetchInterval: over ? false : STEPS_EVERY_MS,
  });
}

export function useRunCommands(id: RunId) {
  const api = useApi();
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: ['runs'] });
  const params = { path: { run: id } };
  const retry = useMutation({
    mutationFn: (variables: Record<string, unknown> = {}) =>
      body(
        api.POST('/runs/{run}/retry', {
          params,
          ...(Object.keys(variables).length > 0 ? { body: { variables } } : {}),
        }),
      ),
    onSuccess: () => tellDone(m.run.retried),
    onError: (error) => tellError(m.run.retryFailed, error),
    onSettled,
  });
  const cancel = useMutation({
    mutationFn: () => body(api.POST('/runs/{run}/cancel', { params })),
    onError: (error) => tellError(m.run.cancelFailed, error),
    onSettled,
  });
  const replay = useMutation({
    mutationFn: () => body(api.POST('/runs/{run}/replay', { params })),
    onError: (error) => tellError(m.run.replayFailed, error),
    onSettled,
  });
  const skip = useMutation({
    mutationFn: (request: SkipStep) => body(api.POST('/runs/{run}/skip', { params, body: request })),
    onSuccess: () => tellDone(m.run.skipping.done),
    onError: (error) => tellError(m.run.skipping.failed, error),
    onSettled,
  });
  const undo = useMutation({
    mutationFn: () => body(api.POST('/runs/{run}/undo', { params })),
    onSuccess: () => tellDone(m.run.undo.asked),
    onError: (error) => tellError(m.run.undo.failed, error),
    onSettled,
  });
  return { retry, skip, cancel, replay, undo };
}

/** What undoing a run came to, or would come to now. */
export function useUndoReport(id: RunId, underWay: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: keys.undo(id),
    queryFn: ({ signal }) => body(api.GET('/runs/{run}/undo', { params: { path: { run: id } }, signal })),
    refetchInterval: underWay ? STEPS_EVERY_MS : false,
    staleTime: 0,
  });
}

/** How many runs there are, up to 1,000. */
export function useRunCount(workspace: WorkspaceId, search: RunSearch & { ended?: boolean }) {
  const api = useApi();
  return useQuery({
    queryKey: ['runs', 'count', workspace, search],
    queryFn: ({ signal }) => {
      const params = { path: { workspace }, query: asked(search) };
      return body(api.GET('/workspaces/{workspace}/runs/count', { params, signal }));
    },
    staleTime: 0,
    gcTime: 0,
  });
}

export type InBulk = {
  action: 'retry' | 'cancel' | 'undo';
  runs?: RunId[];
  filter?: RunSearch & { ended?: boolean };
};

export function useRunsInBulk(workspace: WorkspaceId) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ filter, ...request }: InBulk) =>
      body(
        api.POST('/workspaces/{workspace}/runs/bulk', {
          params: { path: { workspace } },
          body: { ...request, ...(filter ? { filter: asked(filter) } : {}) },
        }),
      ),
    onError: (error, { action }) =>
      tellError(
        { retry: m.run.retryFailed, cancel: m.run.cancelFailed, undo: m.run.undo.failed }[action],
        error,
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['runs'] }),
  });
}

/** Reads runs again when an event of their workspace speaks of one. */
export function useLiveRuns(workspace: WorkspaceId | undefined) {
  const client = useQueryClient();
  useTopics(workspace ? [workspaceTopic(workspace)] : []);
  useLiveEvents((event) => {
    if (event.subject.kind === 'run' || event.type.startsWith('Run')) invalidateSoon(client, ['runs']);
  });
}
