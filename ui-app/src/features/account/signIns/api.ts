import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { body, type Api } from '@/lib/api/client';
import { useApi } from '@/lib/context';

export const queries = {
  sessions: (api: Api) =>
    queryOptions({
      queryKey: ['sign-ins', 'sessions'],
      queryFn: async ({ signal }) => (await body(api.GET('/me/sessions', { signal }))).items,
    }),
  history: (api: Api) =>
    infiniteQueryOptions({
      queryKey: ['sign-ins', 'history'],
      queryFn: ({ pageParam, signal }) =>
        body(
          api.GET('/me/logins', {
            params: { query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) } },
            signal,
          }),
        ),
      // A sign-in of this second comes from Keycloak a moment later.
      refetchInterval: 5_000,
      initialPageParam: '',
      getNextPageParam: (last) => last.next ?? undefined,
    }),
};

/** @returns a mutation that ends one session by its id, all others, or all */
export function useSignOut() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (which: { session: string } | 'others' | 'all') => {
      const call =
        typeof which === 'object'
          ? api.DELETE('/me/sessions/{session}', { params: { path: which } })
          : api.DELETE('/me/sessions', { params: { query: { others: which === 'others' } } });
      await body(call);
    },
    onSettled: (_done, _error, which) =>
      which === 'all' ? undefined : client.invalidateQueries({ queryKey: ['sign-ins'] }),
  });
}
