import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { body } from '@/lib/api/client';
import { invalidateSoon } from '@/lib/api/shared';
import type { Invitation, NewInvitation, WorkspaceMember, WorkspaceRole } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { PersonId, WorkspaceId } from '@/lib/ids';
import { useLiveEvents } from '@/lib/live/hooks';
import { m } from '@/lib/messages';
import { tellError } from '@/ui/tell';

const LOOK_AGAIN_MS = 2_000;

const keys = {
  members: (w: WorkspaceId) => ['workspace', w, 'members'] as const,
  everybody: (w: WorkspaceId) => ['workspace', w, 'members', 'everybody'] as const,
  invitations: (w: WorkspaceId) => ['workspace', w, 'invitations'] as const,
};

export function useWorkspaceMembers(w: WorkspaceId) {
  const api = useApi();
  return useQuery(
    queryOptions({
      queryKey: keys.everybody(w),
      queryFn: async ({ signal }) =>
        (
          await body(
            api.GET('/workspaces/{workspace}/members', { params: { path: { workspace: w } }, signal }),
          )
        ).items,
      staleTime: 60_000,
    }),
  );
}

/** @param enabled whether one may see them: admins and owners do */
export function useInvitations(w: WorkspaceId, enabled: boolean) {
  const api = useApi();
  return useQuery(
    queryOptions({
      queryKey: keys.invitations(w),
      queryFn: async ({ signal }) =>
        (
          await body(
            api.GET('/workspaces/{workspace}/invitations', { params: { path: { workspace: w } }, signal }),
          )
        ).items,
      enabled,
      // No event tells when a mail is out.
      refetchInterval: ({ state }) =>
        state.data?.some(({ mail }) => mail === 'sending') ? LOOK_AGAIN_MS : false,
    }),
  );
}

/** Who comes, goes or is asked in is seen while it happens. */
export function useLiveMembers(w: WorkspaceId) {
  const client = useQueryClient();
  useLiveEvents(({ type, workspaceId }) => {
    if (workspaceId !== w) return;
    if (/^Member/.test(type)) {
      invalidateSoon(client, keys.members(w));
      invalidateSoon(client, ['me']);
    }
    if (/^(Invitation|Member)/.test(type)) invalidateSoon(client, keys.invitations(w));
  });
}

export function useSetRole(w: WorkspaceId) {
  const api = useApi();
  const client = useQueryClient();
  const queryKey = keys.everybody(w);
  return useMutation({
    mutationFn: ({ person, role }: { person: PersonId; role: WorkspaceRole }) =>
      body(
        api.PUT('/workspaces/{workspace}/members/{person}', {
          params: { path: { workspace: w, person } },
          body: { role },
        }),
      ),
    onMutate: async ({ person, role }) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<WorkspaceMember[]>(queryKey);
      client.setQueryData<WorkspaceMember[]>(queryKey, (members) =>
        members?.map((each) => (each.person.id === person ? { ...each, role } : each)),
      );
      return before;
    },
    onError: (error, _vars, before) => {
      client.setQueryData(queryKey, before);
      tellError(m.members.roleFailed, error);
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.members(w) }),
        client.invalidateQueries({ queryKey: ['me'] }),
      ]),
  });
}

/**
 * Hands the workspace over: the other becomes an owner, then one's own role an admin's. If the second fails there are two owners, and
 * never none.
 */
export function useTransfer(w: WorkspaceId) {
  const api = useApi();
  const client = useQueryClient();
  const put = (person: PersonId, role: WorkspaceRole) =>
    body(
      api.PUT('/workspaces/{workspace}/members/{person}', {
        params: { path: { workspace: w, person } },
        body: { role },
      }),
    );
  return useMutation({
    mutationFn: async ({ to, mine }: { to: PersonId; mine: PersonId }) => {
      await put(to, 'owner');
      await put(mine, 'admin');
    },
    onError: (error) => tellError(m.members.transferFailed, error),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.members(w) }),
        client.invalidateQueries({ queryKey: ['me'] }),
      ]),
  });
}

/** Takes somebody out; oneself is out at once, and reads again where one still is. */
export function useRemoveMember(w: WorkspaceId) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ person, heir }: { person: PersonId; heir: PersonId | null }) =>
      body(
        api.DELETE('/workspaces/{workspace}/members/{person}', {
          params: { path: { workspace: w, person }, query: heir ? { tasksTo: heir } : {} },
        }),
      ),
    onSuccess: (_none, { person }) =>
      client.setQueryData<WorkspaceMember[]>(keys.everybody(w), (members) =>
        members?.filter((each) => each.person.id !== person),
      ),
    onError: (error) => {
      tellError(m.members.removeFailed, error);
      void client.invalidateQueries({ queryKey: keys.members(w) });
    },
  });
}

export function useInvite(w: WorkspaceId) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (invitation: NewInvitation) =>
      body(
        api.POST('/workspaces/{workspace}/invitations', {
          params: { path: { workspace: w } },
          body: invitation,
        }),
      ),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.invitations(w) }),
        client.invalidateQueries({ queryKey: ['project'] }),
      ]),
  });
}

export function useResend(w: WorkspaceId) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: Invitation) =>
      body(
        api.POST('/workspaces/{workspace}/invitations/{invitation}/resend', {
          params: { path: { workspace: w, invitation: id } },
        }),
      ),
    onError: (error) => tellError(m.members.resendFailed, error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.invitations(w) }),
  });
}

/** Gone from the list at once, and back with the reason when it could not be taken back. */
export function useWithdraw(w: WorkspaceId) {
  const api = useApi();
  const client = useQueryClient();
  const queryKey = keys.invitations(w);
  return useMutation({
    mutationFn: ({ id }: Invitation) =>
      body(
        api.DELETE('/workspaces/{workspace}/invitations/{invitation}', {
          params: { path: { workspace: w, invitation: id } },
        }),
      ),
    onMutate: async ({ id }) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<Invitation[]>(queryKey);
      client.setQueryData<Invitation[]>(queryKey, (all) => all?.filter((each) => each.id !== id));
      return before;
    },
    onError: (error, _vars, before) => {
      client.setQueryData(queryKey, before);
      tellError(m.members.withdrawFailed, error);
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}
