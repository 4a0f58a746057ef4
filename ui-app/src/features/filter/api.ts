import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { body, etagOf, type Api } from '@/lib/api/client';
import { ApiError } from '@/lib/api/problem';
import { shared } from '@/lib/api/shared';
import type { FilterPatch, NewFilter, SavedFilter } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { ProjectId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { tellError } from '@/ui/tell';

/** With the custom fields of the project, or of all projects that one sees. */
export function useLanguage(project: ProjectId | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ['filter', 'language', project],
    queryFn: ({ signal }) => {
      const query = project ? { projectId: project } : {};
      return body(api.GET('/filters/language', { params: { query }, signal }));
    },
    staleTime: 60_000,
  });
}

export function useCompletions(
  text: string,
  caret: number,
  project: ProjectId | undefined,
  enabled: boolean,
) {
  const api = useApi();
  return useQuery({
    queryKey: ['filter', 'complete', project, text, caret],
    queryFn: ({ signal }) => {
      const query = { text, caret, ...(project ? { projectId: project } : {}) };
      return body(api.GET('/filters/complete', { params: { query }, signal }));
    },
    staleTime: 60_000,
    enabled,
    // What is shown may still fit while the next answer is on its way.
    placeholderData: keepPreviousData,
  });
}

export type Mistake = { message: string; position: number; length: number };

/** What is wrong with a filter, in the place where it stands; null if it can be used. */
export async function mistakeIn(api: Api, filter: string, project: ProjectId | undefined) {
  if (!filter.trim()) return null;
  try {
    const query = { filter, limit: 1 };
    if (project) await body(api.GET('/projects/{project}/tasks', { params: { path: { project }, query } }));
    else await body(api.GET('/tasks', { params: { query } }));
    return null;
  } catch (error) {
    if (error instanceof ApiError && error.status === 400) return mistakeOf(error, filter);
    throw error;
  }
}

function mistakeOf(error: ApiError, filter: string): Mistake {
  const found = error.problem.errors?.find(({ field }) => field === 'filter');
  return {
    message: found?.message ?? error.message,
    position: Math.min(found?.position ?? 0, filter.length),
    length: Math.max(1, found?.length ?? (found?.position === undefined ? filter.length : 1)),
  };
}

/** Of the filter in use, which may have come with the address. */
export function useMistake(filter: string | undefined, project: ProjectId | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ['filter', 'mistake', project, filter],
    queryFn: () => mistakeIn(api, filter ?? '', project),
    enabled: !!filter,
    staleTime: Infinity,
  });
}

export function useSaveFilter(onSaved: (filter: SavedFilter) => void) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (filter: NewFilter) => body(api.POST('/filters', { body: filter })),
    onSuccess: async (filter) => {
      const { queryKey } = shared.filters(api, filter.workspaceId);
      client.setQueryData<SavedFilter[]>(queryKey, (all) => [...(all ?? []), filter]);
      onSaved(filter);
      await client.invalidateQueries({ queryKey });
    },
    onError: (error) => tellError(m.filter.saveFailed, error),
  });
}

export function useChangeFilter() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ filter, patch }: { filter: SavedFilter; patch: FilterPatch }) => {
      const params = { path: { filter: filter.id }, header: { 'If-Match': etagOf(filter.version) } };
      return body(api.PATCH('/filters/{filter}', { params, body: patch }));
    },
    onSuccess: (changed) => {
      const { queryKey } = shared.filters(api, changed.workspaceId);
      client.setQueryData<SavedFilter[]>(queryKey, (all) =>
        all?.map((each) => (each.id === changed.id ? changed : each)),
      );
    },
    onError: (error) => tellError(m.filter.saveFailed, error),
    onSettled: (_changed, _error, { filter }) =>
      client.invalidateQueries({ queryKey: shared.filters(api, filter.workspaceId).queryKey }),
  });
}

export function useDeleteFilter() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (filter: SavedFilter) =>
      body(api.DELETE('/filters/{filter}', { params: { path: { filter: filter.id } } })),
    onSuccess: (_none, filter) =>
      client.invalidateQueries({ queryKey: shared.filters(api, filter.workspaceId).queryKey }),
    onError: (error) => tellError(m.filter.deleteFailed, error),
  });
}
