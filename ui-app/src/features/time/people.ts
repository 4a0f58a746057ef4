import { useQuery } from '@tanstack/react-query';
import { body } from '@/lib/api/client';
import type { Person } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { WorkspaceId } from '@/lib/ids';

/** Who is in a workspace, by name. */
export function useWorkspacePeople(workspace: WorkspaceId, enabled: boolean): Person[] {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['workspace', workspace, 'people'],
    queryFn: async ({ signal }) => {
      const members = await body(
        api.GET('/workspaces/{workspace}/members', { params: { path: { workspace } }, signal }),
      );
      return members.items
        .map(({ person }) => person as Person)
        .sort((one, other) => one.name.localeCompare(other.name));
    },
    staleTime: 60_000,
    enabled,
  });
  return data ?? [];
}
