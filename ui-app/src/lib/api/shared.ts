import { infiniteQueryOptions, queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';
import { useApi } from '@/lib/context';
import type { ProjectId, WorkspaceId } from '@/lib/ids';
import { body, type Api } from './client';
import type { Page } from './types';

/** Queries that more than one feature needs. */
export const shared = {
  me: (api: Api) =>
    queryOptions({
      queryKey: ['me'],
      queryFn: ({ signal }) => body(api.GET('/me', { signal })),
      staleTime: 300_000,
    }),
  projects: (api: Api, w: WorkspaceId) =>
    queryOptions({
      queryKey: ['workspace', w, 'projects'],
      queryFn: async ({ signal }) => {
        const params = { path: { workspace: w } };
        return (await body(api.GET('/workspaces/{workspace}/projects', { params, signal }))).items;
      },
      staleTime: 60_000,
    }),
  project: (api: Api, p: ProjectId) =>
    queryOptions({
      queryKey: ['project', p],
      queryFn: ({ signal }) =>
        body(api.GET('/projects/{project}', { params: { path: { project: p } }, signal })),
      staleTime: 60_000,
    }),
  members: (api: Api, p: ProjectId) =>
    queryOptions({
      queryKey: ['project', p, 'members'],
      queryFn: async ({ signal }) => {
        const params = { path: { project: p } };
        return (await body(api.GET('/projects/{project}/members', { params, signal }))).items;
      },
      staleTime: 60_000,
    }),
  sections: (api: Api, p: ProjectId) =>
    queryOptions({
      queryKey: ['project', p, 'sections'],
      queryFn: async ({ signal }) => {
        const params = { path: { project: p } };
        return (await body(api.GET('/projects/{project}/sections', { params, signal }))).items;
      },
      staleTime: 60_000,
    }),
  tags: (api: Api, p: ProjectId) =>
    queryOptions({
      queryKey: ['project', p, 'tags'],
      queryFn: async ({ signal }) => {
        const params = { path: { project: p } };
        return (await body(api.GET('/projects/{project}/tags', { params, signal }))).items;
      },
      staleTime: 60_000,
    }),
  /** In their order, those in the archive too. */
  fields: (api: Api, p: ProjectId) =>
    queryOptions({
      queryKey: ['project', p, 'fields'],
      queryFn: async ({ signal }) => {
        const params = { path: { project: p } };
        return (await body(api.GET('/projects/{project}/fields', { params, signal }))).items;
      },
      staleTime: 60_000,
    }),
  filters: (api: Api, workspace: WorkspaceId) =>
    queryOptions({
      queryKey: ['workspace', workspace, 'filters'],
      queryFn: async ({ signal }) => {
        const params = { query: { workspace, limit: 200 } };
        return (await body(api.GET('/filters', { params, signal }))).items;
      },
      staleTime: 60_000,
    }),
};

export const useMe = () => useQuery(shared.me(useApi()));

/** Whether the person may change and publish a workspace's automations, as the engine decides it. */
export function useMayDesign(workspace: WorkspaceId) {
  const { data: me } = useMe();
  if (!me) return undefined;
  const role = me.workspaces.find(({ id }) => id === workspace)?.role;
  return role === 'owner' || role === 'admin' || me.roles.includes('designer');
}

export function useProjects(workspace: WorkspaceId | undefined) {
  const api = useApi();
  return useQuery({ ...shared.projects(api, workspace as WorkspaceId), enabled: workspace !== undefined });
}

export const useProject = (project: ProjectId) => useQuery(shared.project(useApi(), project));

export function useMembers(project: ProjectId | undefined) {
  const api = useApi();
  return useQuery({ ...shared.members(api, project as ProjectId), enabled: project !== undefined });
}
export function useSections(project: ProjectId | undefined) {
  const api = useApi();
  return useQuery({ ...shared.sections(api, project as ProjectId), enabled: project !== undefined });
}
export function useTags(project: ProjectId | undefined) {
  const api = useApi();
  return useQuery({ ...shared.tags(api, project as ProjectId), enabled: project !== undefined });
}

export function useFields(project: ProjectId | undefined) {
  const api = useApi();
  return useQuery({ ...shared.fields(api, project as ProjectId), enabled: project !== undefined });
}

export function useFilters(workspace: WorkspaceId | undefined) {
  const api = useApi();
  return useQuery({ ...shared.filters(api, workspace as WorkspaceId), enabled: workspace !== undefined });
}

/** A collection read page by page, by the cursor of the one before. */
export function paged<Item>(
  queryKey: readonly unknown[],
  read: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Item>>,
) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page<Item>) => page.next ?? undefined,
  });
}

const waiting = new Map<string, ReturnType<typeof setTimeout>>();

/** Reads again what is shown of these, at most once per moment however many events ask for it. */
export function invalidateSoon(client: QueryClient, queryKey: readonly unknown[], delayMs = 250) {
  const key = JSON.stringify(queryKey);
  if (waiting.has(key)) return;
  waiting.set(
    key,
    setTimeout(() => {
      waiting.delete(key);
      void client.invalidateQueries({ queryKey });
    }, delayMs),
  );
}
