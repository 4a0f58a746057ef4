import { queryOptions, useMutation } from '@tanstack/react-query';
import { body, type Api } from '@/lib/api/client';
import { useApi } from '@/lib/context';
import { m } from '@/lib/messages';
import { saveAs } from '@/ui/saveAs';
import { tellError } from '@/ui/tell';

export const queries = {
  outlook: (api: Api) =>
    queryOptions({
      queryKey: ['account', 'deletion'],
      queryFn: ({ signal }) => body(api.GET('/me/deletion', { signal })),
      // Whoever comes back from a workspace's members, or from the sign-in, sees what that has changed.
      staleTime: 0,
    }),
  recovery: (api: Api, secret: string) =>
    queryOptions({
      queryKey: ['account', 'recovery', secret],
      queryFn: ({ signal }) =>
        body(api.GET('/account-recovery/{secret}', { params: { path: { secret } }, signal })),
      staleTime: Infinity,
    }),
};

export function useDownload() {
  const api = useApi();
  return useMutation({
    mutationFn: async () => {
      const copy = await body(api.GET('/me/export', { parseAs: 'blob' }));
      saveAs(copy as unknown as Blob, 'taskloom-my-data.zip');
    },
    onError: (error) => tellError(m.deletion.downloadFailed, error),
  });
}

export function useDeleteAccount() {
  const api = useApi();
  return useMutation({
    mutationFn: (email: string) => body(api.POST('/me/deletion', { body: { email } })),
  });
}

export function useRestore(api: Api, secret: string) {
  return useMutation({
    mutationFn: () => body(api.POST('/account-recovery/{secret}', { params: { path: { secret } } })),
  });
}
