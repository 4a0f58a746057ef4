import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { body, etagOf, type Api } from '@/lib/api/client';
import type { Task } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { PersonId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { isOpen, keys, remember } from '../api';
import { tellRefusal } from '../refusal';

const approval = (api: Api, task: Task) =>
  queryOptions({
    queryKey: ['tasks', 'detail', task.id, 'approval', task.step?.id, task.version] as const,
    queryFn: ({ signal }) =>
      body(api.GET('/tasks/{task}/approval', { params: { path: { task: task.id } }, signal })),
  });

/** What an open task waits for: asked where it can be, in a column of a work flow or as a step of an automation. */
export function useApproval(task: Task) {
  const api = useApi();
  const asks = isOpen(task) && (task.step?.waits === true || task.kind === 'step');
  const query = useQuery({ ...approval(api, task), enabled: asks });
  return asks && query.data && query.data.needed > 0 ? query.data : null;
}

/** Reads anew what a vote, given or handed on, may have changed. */
function useSettled(task: Task) {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: keys.changes(task.id) });
    void client.invalidateQueries({ queryKey: keys.detail(task.id) });
    void client.invalidateQueries({ queryKey: keys.lists });
  };
}

export function useDecide(task: Task) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ decision, comment }: { decision: 'approved' | 'rejected'; comment: string }) =>
      body(
        api.POST('/tasks/{task}/approval', {
          params: { path: { task: task.id }, header: { 'If-Match': etagOf(task.version) } },
          body: { decision, comment: comment.trim() || null },
        }),
      ),
    onSuccess: (next) => remember(client, next),
    onError: (error) => tellRefusal(m.workFlow.decideFailed, error, task),
    onSettled: useSettled(task),
  });
}

export function useHandOn(task: Task) {
  const api = useApi();
  return useMutation({
    mutationFn: (to: PersonId) =>
      body(
        api.PUT('/tasks/{task}/approval/delegation', {
          params: { path: { task: task.id } },
          body: { to },
        }),
      ),
    onError: (error) => tellRefusal(m.workFlow.handOnFailed, error, task),
    onSettled: useSettled(task),
  });
}

export function useTakeBack(task: Task) {
  const api = useApi();
  return useMutation({
    mutationFn: () =>
      body(api.DELETE('/tasks/{task}/approval/delegation', { params: { path: { task: task.id } } })),
    onError: (error) => tellRefusal(m.workFlow.takeBackFailed, error, task),
    onSettled: useSettled(task),
  });
}
