import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { body, etagOf } from '@/lib/api/client';
import type { SetWorkCalendar } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { tellDone, tellError } from '@/ui/tell';

const keyOf = (workspace: WorkspaceId) => ['workspace', workspace, 'calendar'] as const;

export function useCalendar(workspace: WorkspaceId) {
  const api = useApi();
  return useQuery({
    queryKey: keyOf(workspace),
    queryFn: ({ signal }) =>
      body(api.GET('/workspaces/{workspace}/calendar', { params: { path: { workspace } }, signal })),
  });
}

export function useSaveCalendar(workspace: WorkspaceId) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, wish }: { version: number; wish: SetWorkCalendar }) =>
      body(
        api.PUT('/workspaces/{workspace}/calendar', {
          params: { path: { workspace }, header: { 'If-Match': etagOf(version) } },
          body: wish,
        }),
      ),
    onSuccess: (calendar) => {
      client.setQueryData(keyOf(workspace), calendar);
      tellDone(m.workHours.saved);
    },
    onError: (error) => {
      tellError(m.workHours.failed, error);
      void client.invalidateQueries({ queryKey: keyOf(workspace) });
    },
  });
}

export function useReadHolidays(workspace: WorkspaceId) {
  const api = useApi();
  return useMutation({
    mutationFn: (text: string) =>
      body(
        api.POST('/workspaces/{workspace}/calendar/holidays/read', {
          params: { path: { workspace } },
          body: { text },
        }),
      ),
    onError: (error) => tellError(m.workHours.readFailed, error),
  });
}
