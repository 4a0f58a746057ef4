import { useMutation, useQueryClient } from '@tanstack/react-query';
import { body } from '@/lib/api/client';
import type { NewProject } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { tellError } from '@/ui/tell';

export function useCreateWorkspace() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => body(api.POST('/workspaces', { body: { name } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['me'] }),
    onError: (error) => tellError(m.workspace.createdFailed, error),
  });
}

export function useCreateProject(workspace: WorkspaceId) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (project: NewProject) =>
      body(api.POST('/workspaces/{workspace}/projects', { params: { path: { workspace } }, body: project })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['workspace', workspace, 'projects'] }),
    onError: (error) => tellError(m.project.createFailed, error),
  });
}
