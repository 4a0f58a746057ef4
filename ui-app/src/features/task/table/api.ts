import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { body } from '@/lib/api/client';
import { useApi } from '@/lib/context';
import type { ProjectId } from '@/lib/ids';
import { keys } from '../api';
import { PAGE, STATUSES, type ListQuery } from '../lists';

/** What the whole list comes to, or everything that a search finds. */
export function useTotals(project: ProjectId, { show, filter, q }: ListQuery) {
  const api = useApi();
  const status = STATUSES[show];
  return useQuery({
    queryKey: keys.totals(project, show, filter, q),
    queryFn: ({ signal }) =>
      body(
        api.GET('/projects/{project}/tasks/totals', {
          params: {
            path: { project },
            query: {
              ...(status ? { status } : {}),
              ...(filter ? { filter } : {}),
              // As long as the list's: where a page is not filled, words spelled alike count as well.
              ...(q ? { q, limit: PAGE } : {}),
            },
          },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
}
