import { useQuery } from '@tanstack/react-query';
import { body } from '@/lib/api/client';
import { useApi } from '@/lib/context';
import type { AutomationId } from '@/lib/ids';
import { USUAL_PERIOD, type HeatSearch } from './search';

const DAY_MS = 86_400_000;
const EVERY_MS = 30_000;

export function useHeat(id: AutomationId, { version, days = USUAL_PERIOD }: HeatSearch, enabled: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ['runs', 'heat', id, version, days],
    enabled,
    queryFn: ({ signal }) => {
      const query = {
        ...(version ? { version } : {}),
        since: new Date(Date.now() - days * DAY_MS).toISOString(),
      };
      return body(
        api.GET('/automations/{automation}/heat', { params: { path: { automation: id }, query }, signal }),
      );
    },
    refetchInterval: EVERY_MS,
  });
}

/** The numbers of the published versions, the newest first. */
export function usePublished(id: AutomationId) {
  const api = useApi();
  return useQuery({
    queryKey: ['automations', 'versions', id, 'numbers'],
    queryFn: async ({ signal }) => {
      const params = { path: { automation: id }, query: { limit: 200 } };
      const { items } = await body(api.GET('/automations/{automation}/versions', { params, signal }));
      return items.map(({ number }) => number);
    },
  });
}

export function useModel(id: AutomationId, version: number | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ['automations', 'version', id, version],
    enabled: version !== undefined,
    // A version never changes.
    staleTime: Infinity,
    queryFn: ({ signal }) =>
      body(
        api.GET('/automations/{automation}/versions/{number}', {
          params: { path: { automation: id, number: version as number } },
          signal,
        }),
      ),
  });
}
