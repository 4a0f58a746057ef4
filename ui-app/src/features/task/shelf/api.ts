import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { body } from '@/lib/api/client';
import { isStatus } from '@/lib/api/problem';
import type { Actor, Page, Task, TaskQuery } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { ProjectId, TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { tellDone, tellError } from '@/ui/tell';
import { forget, keys } from '../api';
import { useTasks } from '../lists';

export type ShelfName = 'archive' | 'bin';
const ORDER = { archive: '-updatedAt', bin: '-deletedAt' } as const;
const PUT_AWAY = { archive: 'archived', bin: 'deleted' } as const;

export const useShelf = (project: ProjectId, shelf: ShelfName) =>
  useTasks({ project }, { show: 'all', sort: ORDER[shelf], in: shelf });

/** Who put it there: the newest of its changes of that kind. */
export function useWhoPutAway({ id, version }: Task, shelf: ShelfName, enabled: boolean) {
  const api = useApi();
  return useQuery<Pick<Actor, 'name'> | null>({
    queryKey: ['tasks', 'shelf', id, version, shelf],
    queryFn: async ({ signal }) => {
      const params = { path: { task: id }, query: { limit: 10 } };
      const { items } = await body(api.GET('/tasks/{task}/changes', { params, signal }));
      return items.find(({ type }) => type === PUT_AWAY[shelf])?.actor ?? null;
    },
    enabled,
    staleTime: Infinity,
    retry: false,
  });
}

/** Everything in a project's bin, however many pages it takes. */
export function useBinned(project: ProjectId) {
  const api = useApi();
  return useMutation({
    mutationFn: async () => {
      const ids: TaskId[] = [];
      let cursor: string | null = null;
      do {
        const query: TaskQuery = { in: 'bin', limit: 200, ...(cursor ? { cursor } : {}) };
        const { items, next }: Page<Task> = await body(
          api.GET('/projects/{project}/tasks', { params: { path: { project }, query } }),
        );
        ids.push(...items.map(({ id }) => id));
        cursor = next;
      } while (cursor);
      return ids;
    },
    onError: (error) => tellError(m.shelf.purgeFailed, error),
  });
}

type Purge = { ids: TaskId[]; onProgress?: (done: number) => void; stop?: AbortSignal };

/** Deletes for good, one after the other; what went along with another is gone already, and that is as well. */
export function usePurge() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ ids, onProgress, stop }: Purge) => {
      let done = 0;
      for (const task of ids) {
        if (stop?.aborted) break;
        const params = { path: { task }, query: { permanently: true } };
        await body(api.DELETE('/tasks/{task}', { params })).catch((error: unknown) => {
          if (!isStatus(error, 404)) throw error;
        });
        forget(client, task, false);
        done++;
        onProgress?.(done);
      }
      return done;
    },
    onSuccess: (count) => tellDone(m.shelf.purged(count)),
    onError: (error) => tellError(m.shelf.purgeFailed, error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.all }),
  });
}
