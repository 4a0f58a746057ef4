import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { body, etagOf, withETag } from '@/lib/api/client';
import type { Finding, Rule } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { AutomationId, ProjectId, WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { localTimeZone } from '@/lib/time';
import { tellError } from '@/ui/tell';

/** Beside the draft, whose changes by others don't replace it while somebody fills it in. */
const key = (id: AutomationId) => ['automations', 'draft', id, 'rule'] as const;

/** The rule as a sentence, as a diagram, and what it would have started. The last answer stays until the next is there. */
export function usePreview(workspace: WorkspaceId, rule: Rule, name: string, days: number) {
  const api = useApi();
  return useQuery({
    queryKey: ['rules', 'preview', workspace, rule, name, days],
    queryFn: ({ signal }) =>
      body(
        api.POST('/workspaces/{workspace}/rules/preview', {
          params: { path: { workspace } },
          body: { rule, ...(name.trim() ? { name: name.trim() } : {}), days, timeZone: localTimeZone() },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    gcTime: 60_000,
  });
}

/** Its rule, if it is one; read anew for each visit of the builder. */
export function useRule(id: AutomationId) {
  const api = useApi();
  return useQuery({
    queryKey: key(id),
    queryFn: async () => {
      const { data, etag } = await withETag(
        api.GET('/automations/{automation}/rule', { params: { path: { automation: id } } }),
      );
      return { ...data, etag: etag ?? etagOf(data.draftVersion) };
    },
    staleTime: Infinity,
    gcTime: 0,
    refetchOnMount: 'always',
  });
}

export function useCreateRule(workspace: WorkspaceId) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: { name: string; projectId?: ProjectId; rule: Rule }) =>
      body(api.POST('/workspaces/{workspace}/rules', { params: { path: { workspace } }, body: wanted })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['automations', 'list', workspace] }),
    onError: (error) => tellError(m.rule.notSaved, error),
  });
}

export function useSaveRule(id: AutomationId) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ rule, etag }: { rule: Rule; etag: string }) => {
      const params = { path: { automation: id }, header: { 'If-Match': etag } };
      const { data, etag: next } = await withETag(
        api.PUT('/automations/{automation}/rule', { params, body: { rule } }),
      );
      return { ...data, etag: next ?? etagOf(data.draftVersion) };
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['automations', 'one', id] }),
  });
}

/** Everything that forbids publishing the draft as it is saved. */
export function useCheckSaved(id: AutomationId) {
  const api = useApi();
  return async (): Promise<Finding[] | null> => {
    try {
      const params = { path: { automation: id } };
      return (await body(api.POST('/automations/{automation}/validate', { params, body: {} }))).findings;
    } catch (error) {
      tellError(m.automation.validateFailed, error);
      return null;
    }
  };
}
