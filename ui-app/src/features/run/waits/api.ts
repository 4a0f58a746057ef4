import { useQuery } from '@tanstack/react-query';
import { body } from '@/lib/api/client';
import { useApi } from '@/lib/context';
import type { RunId } from '@/lib/ids';

/** What an element waits for when it waits to be called. */
export const CALLBACK = 'Callback';

const EVERY_MS = 2_000;

/** What a run waits for in its middle. Its addresses change with each round. */
export function useRunWaits(id: RunId, over: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ['runs', 'one', id, 'waits', over],
    queryFn: ({ signal }) => body(api.GET('/runs/{run}/waits', { params: { path: { run: id } }, signal })),
    refetchInterval: over ? false : EVERY_MS,
  });
}
