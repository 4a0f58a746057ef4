import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { body } from '@/lib/api/client';
import { invalidateSoon } from '@/lib/api/shared';
import type { AutomationComment } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { AutomationId, RemarkId, WorkspaceId } from '@/lib/ids';
import { useLiveEvents } from '@/lib/live/hooks';
import { m } from '@/lib/messages';
import { tellError } from '@/ui/tell';

const key = (id: AutomationId) => ['automations', 'comments', id] as const;
const none: AutomationComment[] = [];

/** All of them: the engine keeps a thousand at most. */
export function useRemarks(id: AutomationId) {
  const api = useApi();
  const client = useQueryClient();
  useLiveEvents(({ subject, data }) => {
    if (subject.kind === 'automation-comment' && data['automationId'] === id) invalidateSoon(client, key(id));
    // Whether an element is gone is the draft's to say.
    if (subject.kind === 'automation' && subject.id === id) invalidateSoon(client, key(id));
  });
  const { data = none, ...query } = useQuery({
    queryKey: key(id),
    queryFn: async ({ signal }) => {
      const all: AutomationComment[] = [];
      let cursor: string | null = null;
      do {
        const query: { limit: number; cursor?: string } = { limit: 200, ...(cursor ? { cursor } : {}) };
        const params = { path: { automation: id }, query };
        const page = await body(api.GET('/automations/{automation}/comments', { params, signal }));
        all.push(...page.items);
        cursor = page.next;
      } while (cursor);
      return all;
    },
  });
  return { remarks: data, ...query };
}

/** Whom a comment can name. */
export function usePeople(workspace: WorkspaceId) {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['workspace', workspace, 'members', 'everybody'],
    queryFn: async ({ signal }) => {
      const params = { path: { workspace } };
      return (await body(api.GET('/workspaces/{workspace}/members', { params, signal }))).items;
    },
    staleTime: 60_000,
  });
  return data?.map(({ person }) => person) ?? [];
}

function useTold(id: AutomationId) {
  const client = useQueryClient();
  return {
    onError: (error: unknown) => tellError(m.automationComments.failed, error),
    onSettled: () => client.invalidateQueries({ queryKey: key(id) }),
  };
}

export function useAddRemark(id: AutomationId) {
  const api = useApi();
  return useMutation({
    mutationFn: (input: { text: string; element?: string; replyTo?: RemarkId }) =>
      body(
        api.POST('/automations/{automation}/comments', { params: { path: { automation: id } }, body: input }),
      ),
    ...useTold(id),
  });
}

export function useChangeRemark(id: AutomationId) {
  const api = useApi();
  return useMutation({
    mutationFn: ({
      remark,
      change,
    }: {
      remark: AutomationComment;
      change: { text?: string; resolved?: boolean };
    }) =>
      body(
        api.PATCH('/automations/{automation}/comments/{comment}', {
          params: {
            path: { automation: id, comment: remark.id },
            header: { 'If-Match': `"v${remark.version}"` },
          },
          body: change,
        }),
      ),
    ...useTold(id),
  });
}

export function useDeleteRemark(id: AutomationId) {
  const api = useApi();
  return useMutation({
    mutationFn: (comment: RemarkId) =>
      body(
        api.DELETE('/automations/{automation}/comments/{comment}', {
          params: { path: { automation: id, comment } },
        }),
      ),
    ...useTold(id),
  });
}
