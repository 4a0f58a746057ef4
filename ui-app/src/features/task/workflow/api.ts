import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { body, etagOf, type Api } from '@/lib/api/client';
import type { Task } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import { m } from '@/lib/messages';
import { keys, remember } from '../api';
import { tellRefusal } from '../refusal';

/** Where its work flow lets a task go. Conditions read what the process knows, so that only the server can tell. */
export const movesOf = (api: Api, task: Pick<Task, 'id' | 'version'>) =>
  queryOptions({
    queryKey: ['tasks', 'moves', task.id, task.version] as const,
    queryFn: async ({ signal }) =>
      (await body(api.GET('/tasks/{task}/moves', { params: { path: { task: task.id } }, signal }))).moves,
    staleTime: 30_000,
  });

/** @param task null while nobody asks */
export function useMoves(task: Task | null) {
  const api = useApi();
  return useQuery({
    ...movesOf(api, task ?? ({ id: '', version: 0 } as unknown as Task)),
    enabled: task?.step !== null && task?.step !== undefined,
  });
}

/** Moves a task along its work flow; told in the lists at once, and put back when the server refuses. */
export function useStep() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ task, to }: { task: Task; to: string }) =>
      body(
        api.POST('/tasks/{task}/step', {
          params: { path: { task: task.id }, header: { 'If-Match': etagOf(task.version) } },
          body: { to },
        }),
      ),
    onSuccess: (task) => remember(client, task),
    onError: (error, { task }) => tellRefusal(m.workFlow.moveFailed, error, task),
    onSettled: (_task, _error, { task }) => {
      void client.invalidateQueries({ queryKey: keys.changes(task.id) });
      void client.invalidateQueries({ queryKey: keys.lists });
      void client.invalidateQueries({ queryKey: keys.totals() });
      void client.invalidateQueries({ queryKey: keys.detail(task.id) });
    },
  });
}
