import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { body } from '@/lib/api/client';
import type { CalendarFeedId } from '@/lib/ids';
import type { NewCalendarFeed } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import { m } from '@/lib/messages';
import { saveAs } from '@/ui/saveAs';
import { tellDone, tellError } from '@/ui/tell';
import { askedOf, type ListQuery, type Scope } from '../lists';

export const KINDS = ['csv', 'pdf', 'ics'] as const;
export type Kind = (typeof KINDS)[number];

const feeds = ['calendar-feeds'] as const;

/** Everything that a list shows, on all of its pages. */
export function useExport(scope: Scope, wanted: ListQuery) {
  const api = useApi();
  return useMutation({
    mutationFn: async (kind: Kind) => {
      const query = { ...askedOf(scope, wanted), ...('project' in scope ? { project: scope.project } : {}) };
      const file = { params: { query }, parseAs: 'blob' } as const;
      const content = await (kind === 'csv'
        ? // Excel knows UTF-8 by it.
          body(api.GET('/export/tasks.csv', { ...file, params: { query: { ...query, bom: true } } }))
        : kind === 'pdf'
          ? body(api.GET('/export/tasks.pdf', file))
          : body(api.GET('/export/tasks.ics', file)));
      saveAs(content as unknown as Blob, `tasks.${kind}`);
    },
    onError: (error) => tellError(m.exports.failed, error),
  });
}

export function useFeeds() {
  const api = useApi();
  return useQuery({
    queryKey: feeds,
    queryFn: async ({ signal }) => (await body(api.GET('/me/calendar-feeds', { signal }))).items,
  });
}

export function useCreateFeed() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (feed: NewCalendarFeed) => body(api.POST('/me/calendar-feeds', { body: feed })),
    onError: (error) => tellError(m.exports.createFailed, error),
    onSettled: () => client.invalidateQueries({ queryKey: feeds }),
  });
}

export function useDeleteFeed() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (feed: CalendarFeedId) =>
      body(api.DELETE('/me/calendar-feeds/{feed}', { params: { path: { feed } } })),
    onSuccess: () => tellDone(m.exports.removed),
    onError: (error) => tellError(m.exports.removeFailed, error),
    onSettled: () => client.invalidateQueries({ queryKey: feeds }),
  });
}
