import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { body } from '@/lib/api/client';
import { ApiError } from '@/lib/api/problem';
import type { components } from '@/lib/api/schema';
import { paged } from '@/lib/api/shared';
import { useApi } from '@/lib/context';
import { m } from '@/lib/messages';
import { tellDone, tellError } from '@/ui/tell';

export type Period = components['schemas']['MaintenancePeriod'];
type Change = components['schemas']['MaintenanceChange'];

/** Under this key also who is refused because of it asks again. */
export const MAINTENANCE = ['maintenance'] as const;
export const isMaintenance = (error: unknown) =>
  error instanceof ApiError && error.problem.type.endsWith('under-maintenance');
const PERIODS = ['maintenance-periods'] as const;
const OFTEN = 10_000;
const SELDOM = 60_000;

/** Asked now and then, since nobody tells of it: the live connection is for events of workspaces. */
export function useMaintenance() {
  const api = useApi();
  return useQuery({
    queryKey: MAINTENANCE,
    queryFn: ({ signal }) => body(api.GET('/maintenance', { signal })),
    refetchInterval: ({ state }) => (state.data?.on ? OFTEN : SELDOM),
  });
}

export function usePeriods() {
  const api = useApi();
  return useInfiniteQuery(
    paged<Period>(PERIODS, (cursor, signal) =>
      body(
        api.GET('/admin/maintenance', {
          params: { query: { limit: 20, ...(cursor ? { cursor } : {}) } },
          signal,
        }),
      ),
    ),
  );
}

export function useChangeMaintenance() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ change }: { change: Change; done: string }) =>
      body(api.PUT('/admin/maintenance', { body: change })),
    onSuccess: (now, { done }) => {
      tellDone(done);
      client.setQueryData(MAINTENANCE, now);
      return client.invalidateQueries({ queryKey: PERIODS });
    },
    onError: (error) => tellError(m.maintenance.failed, error),
  });
}
