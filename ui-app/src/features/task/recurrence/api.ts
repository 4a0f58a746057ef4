import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { body } from '@/lib/api/client';
import type { Task } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { tellDone } from '@/ui/tell';
import { keys, remember } from '../api';
import { panelKeys } from '../panel/api';
import { tellRefusal } from '../refusal';
import type { NewRecurrence, RecurrenceQuestion } from './types';

const keyOf = (id: TaskId) => [...panelKeys.task(id), 'recurrence'] as const;

/** Read with what belongs to the panel, and so as often anew. */
export function useRecurrence(task: Task) {
  const api = useApi();
  return useQuery({
    queryKey: keyOf(task.id),
    queryFn: async ({ signal }) =>
      (await body(api.GET('/tasks/{task}/recurrence', { params: { path: { task: task.id } }, signal }))) ??
      null,
    enabled: task.recurring,
  });
}

function readAgain(client: QueryClient, id: TaskId) {
  void client.invalidateQueries({ queryKey: panelKeys.task(id) });
  void client.invalidateQueries({ queryKey: keys.detail(id) });
  void client.invalidateQueries({ queryKey: keys.changes(id) });
  void client.invalidateQueries({ queryKey: keys.lists });
}

export function useSetRecurrence() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, wish }: { id: TaskId; wish: NewRecurrence }) =>
      body(api.PUT('/tasks/{task}/recurrence', { params: { path: { task: id } }, body: wish })),
    onSuccess: (recurrence, { id }) => client.setQueryData(keyOf(id), recurrence),
    onError: (error) => tellRefusal(m.recurrence.failed, error),
    onSettled: (_done, _error, { id }) => readAgain(client, id),
  });
}

export function useStopRecurrence(id: TaskId) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => body(api.DELETE('/tasks/{task}/recurrence', { params: { path: { task: id } } })),
    onSuccess: () => client.setQueryData(keyOf(id), null),
    onError: (error) => tellRefusal(m.recurrence.failed, error),
    onSettled: () => readAgain(client, id),
  });
}

export function useSkip(id: TaskId) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => body(api.POST('/tasks/{task}/recurrence/skip', { params: { path: { task: id } } })),
    onSuccess: (task) => {
      remember(client, task);
      tellDone(m.recurrence.skipped);
    },
    onError: (error) => tellRefusal(m.recurrence.skipFailed, error),
    onSettled: () => readAgain(client, id),
  });
}

/** What a rule would give, told by the server that will go by it. */
export function usePreview(question: RecurrenceQuestion | null) {
  const api = useApi();
  return useQuery({
    queryKey: ['recurrence', 'preview', question],
    queryFn: ({ signal }) => body(api.POST('/recurrence/preview', { body: question!, signal })),
    enabled: question !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
