import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { body } from '@/lib/api/client';
import { isStatus } from '@/lib/api/problem';
import type { Invitation } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import { m } from '@/lib/messages';
import { tellError } from '@/ui/tell';

const key = (token: string) => ['invitation', token] as const;

export function useInvitation(token: string) {
  const api = useApi();
  return useQuery<Invitation>({
    queryKey: key(token),
    queryFn: ({ signal }) => body(api.GET('/invitations/{token}', { params: { path: { token } }, signal })),
  });
}

/** Joins, and waits until it is known what one belongs to now. */
export function useAccept(token: string) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => body(api.POST('/invitations/{token}', { params: { path: { token } } })),
    onSuccess: async (invitation) => {
      await client.invalidateQueries({ queryKey: ['me'] });
      void client.invalidateQueries({ queryKey: ['workspace', invitation.workspaceId] });
    },
    onError: (error) => {
      // Over meanwhile: the page itself says so.
      if (!isStatus(error, 410)) tellError(m.invitation.acceptFailed, error);
    },
    onSettled: () => client.invalidateQueries({ queryKey: key(token) }),
  });
}

export function useDecline(token: string) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => body(api.DELETE('/invitations/{token}', { params: { path: { token } } })),
    onSuccess: (invitation) => client.setQueryData(key(token), invitation),
    onError: (error) => {
      if (!isStatus(error, 410)) tellError(m.invitation.declineFailed, error);
      void client.invalidateQueries({ queryKey: key(token) });
    },
  });
}
