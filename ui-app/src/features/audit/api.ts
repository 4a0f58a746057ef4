import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { body } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';
import { paged } from '@/lib/api/shared';
import { useApi } from '@/lib/context';
import type { PersonId, WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { saveAs } from '@/ui/saveAs';
import { tellError } from '@/ui/tell';

export type AuditKind = components['schemas']['AuditKind'];
export type AuditEntry = components['schemas']['AuditEntry'];

/** Days as the browser's fields give them; empty for open. */
export type Wanted = { kind: AuditKind | null; person: PersonId | null; from: string; to: string };

const PAGE = 50;

/** @param workspace null for the whole installation */
export function useAudit(workspace: WorkspaceId | null, wanted: Wanted) {
  const api = useApi();
  return useInfiniteQuery(
    paged<AuditEntry>(['audit', workspace, wanted], (cursor, signal) => {
      const query = { ...asked(wanted), limit: PAGE, ...(cursor ? { cursor } : {}) };
      return workspace
        ? body(
            api.GET('/workspaces/{workspace}/audit', {
              params: { path: { workspace }, query },
              signal,
            }),
          )
        : body(api.GET('/admin/audit', { params: { query }, signal }));
    }),
  );
}

/** Everything that is asked for, as a file. */
export function useAuditFile(workspace: WorkspaceId | null) {
  const api = useApi();
  return useMutation({
    mutationFn: async (wanted: Wanted) => {
      const query = asked(wanted);
      const file = await (workspace
        ? body(
            api.GET('/workspaces/{workspace}/audit.csv', {
              params: { path: { workspace }, query },
              parseAs: 'blob',
            }),
          )
        : body(api.GET('/admin/audit.csv', { params: { query }, parseAs: 'blob' })));
      saveAs(file as unknown as Blob, 'audit.csv');
    },
    onError: (error) => tellError(m.audit.failed, error),
  });
}

function asked({ kind, person, from, to }: Wanted) {
  return {
    ...(kind ? { kind } : {}),
    ...(person ? { person } : {}),
    ...(from ? { from: startOf(from, 0) } : {}),
    ...(to ? { to: startOf(to, 1) } : {}),
  };
}

/** @param later so many days after it */
function startOf(day: string, later: number) {
  const start = new Date(`${day}T00:00`);
  start.setDate(start.getDate() + later);
  return start.toISOString();
}
