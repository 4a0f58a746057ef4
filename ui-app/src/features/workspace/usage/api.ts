import { useQuery } from '@tanstack/react-query';
import { body } from '@/lib/api/client';
import { useApi } from '@/lib/context';
import type { WorkspaceId } from '@/lib/ids';

export function useUsage(workspace: WorkspaceId) {
  const api = useApi();
  return useQuery({
    queryKey: ['workspace', workspace, 'usage'],
    queryFn: ({ signal }) =>
      body(api.GET('/workspaces/{workspace}/usage', { params: { path: { workspace } }, signal })),
  });
}
