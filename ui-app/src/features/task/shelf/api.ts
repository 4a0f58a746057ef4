import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { body } from '@/lib/api/client';
import { isStatus } from '@/lib/api/problem';
import type { Actor, Task } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { tellDone, tellError } from '@/ui/tell';
import { forget, keys } from '../api';

export type ShelfName = 'archive' | 'bin';
const PUT_AWAY = { archive: 'archived', bin: 'deleted' } as const;

/** Who put it there: the newest of its changes of that kind. */
export function useWhoPutAway({ id, version }: Task, shelf: ShelfName, enabled: boolean) {
  const api = useApi();
  return useQuery<Actor | null>({
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

/** Deletes for good, one after the other; what went along with another is gone already, and that is as well. */
export function usePurge() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (ids: TaskId[]) => {
      let done = 0;
      for (const t of ids) {
        const params = { path: { task: t }, query: { permanently: true } };
        await body(api.DELETE('/tasks/{task}', { params })).catch((error: unknown) => {
          if (!isStatus(error, 404)) throw error;
        });
        forget(client, t, false);
        done++;
      }
      return done;
    },
    onSuccess: (count) => tellDone(m.shelf.purged(count)),
    onError: (error) => tellError(m.shelf.purgeFailed, error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.all }),
  });
}
