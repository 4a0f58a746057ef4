import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { body } from '@/lib/api/client';
import type { NewApiKey } from '@/lib/api/types';
import type { ApiKeyId } from '@/lib/ids';
import { useApi } from '@/lib/context';
import { m } from '@/lib/messages';
import { tellDone, tellError } from '@/ui/tell';

const keys = ['api-keys'] as const;

export function useApiKeys() {
  const api = useApi();
  return useQuery({
    queryKey: keys,
    queryFn: async ({ signal }) => (await body(api.GET('/me/api-keys', { signal }))).items,
  });
}

export function useCreateApiKey() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (key: NewApiKey) => body(api.POST('/me/api-keys', { body: key })),
    // The answer holds the key: nothing of it stays behind when the dialog has gone.
    gcTime: 0,
    onError: (error) => tellError(m.apiKeys.createFailed, error),
    onSettled: () => client.invalidateQueries({ queryKey: keys }),
  });
}

export function useRevokeApiKey() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (key: ApiKeyId) => body(api.DELETE('/me/api-keys/{key}', { params: { path: { key } } })),
    onSuccess: () => tellDone(m.apiKeys.revoked),
    onError: (error) => tellError(m.apiKeys.revokeFailed, error),
    onSettled: () => client.invalidateQueries({ queryKey: keys }),
  });
}
