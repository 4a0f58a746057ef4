import { queryOptions, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { body, type Api } from '@/lib/api/client';
import { ApiError } from '@/lib/api/problem';
import { useMe } from '@/lib/api/shared';
import type { ApprovalDecision, NewApprovalAbsence, Person } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { tellError } from '@/ui/tell';

const question = (api: Api, token: string) =>
  queryOptions({
    queryKey: ['approval', token] as const,
    queryFn: ({ signal }) => body(api.GET('/approvals/{token}', { params: { path: { token } }, signal })),
    // What is answered here is answered once; coming back to the window asks no more.
    refetchOnWindowFocus: false,
  });

export function useQuestion(token: string) {
  return useQuery(question(useApi(), token));
}

export function useAnswer(token: string) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (vote: { decision: ApprovalDecision; comment: string | null }) =>
      body(api.POST('/approvals/{token}', { params: { path: { token } }, body: vote })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['tasks'] }),
    onError: (error) => {
      // What became of it, the page itself says.
      if (error instanceof ApiError && [403, 404, 410].includes(error.status))
        void client.invalidateQueries({ queryKey: ['approval', token] });
      else tellError(m.approval.failed, error);
    },
  });
}

const ABSENCE = ['me', 'approval-absence'] as const;

export function useAbsence() {
  const api = useApi();
  return useQuery({
    queryKey: ABSENCE,
    queryFn: ({ signal }) => body(api.GET('/me/approval-absence', { signal })),
  });
}

export function useSetAbsence() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (absence: NewApprovalAbsence | null) => {
      if (absence) return body(api.PUT('/me/approval-absence', { body: absence }));
      await body(api.DELETE('/me/approval-absence'));
      return { deputy: null, firstDay: null, lastDay: null };
    },
    onSuccess: (next) => client.setQueryData(ABSENCE, next),
    onError: (error) => tellError(m.approval.awayFailed, error),
  });
}

/** Everybody in one's workspaces but oneself, by name. */
export function useColleagues(): Person[] {
  const api = useApi();
  const { data: me } = useMe();
  const members = useQueries({
    queries: (me?.workspaces ?? []).map(({ id }) => ({
      queryKey: ['workspace', id, 'members', 'people'] as const,
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        body(
          api.GET('/workspaces/{workspace}/members', {
            params: { path: { workspace: id as WorkspaceId } },
            signal,
          }),
        ),
    })),
  });
  const known = new Map<string, Person>();
  members.forEach(({ data }) => data?.items.forEach(({ person }) => known.set(person.id, person)));
  if (me) known.delete(me.id);
  return [...known.values()].sort((one, other) => one.name.localeCompare(other.name));
}
