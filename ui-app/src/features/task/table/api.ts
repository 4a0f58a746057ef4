import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { body } from '@/lib/api/client';
import { useApi } from '@/lib/context';
import type { ProjectId } from '@/lib/ids';
import { keys } from '../api';
import { STATUSES, type ListQuery } from '../lists';

/** What the whole list comes to; of a search for words nobody counts more than what is shown. */
export function useTotals(project: ProjectId, { show, filter, q }: ListQuery) {
  const api = useApi();
  const status = STATUSES[show];
  return useQuery({
    queryKey: keys.totals(project, show, filter),
    queryFn: ({ signal }) =>
      body(
        api.GET('/projects/{project}/tasks/totals', {
          params: {
            path: { project },
            query: { ...(status ? { status } : {}), ...(filter ? { filter } : {}) },
          },
          signal,
        }),
      ),
    enabled: !q,
    placeholderData: keepPreviousData,
  });
}
