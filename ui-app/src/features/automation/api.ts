import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { body, etagOf, withETag, type Api } from '@/lib/api/client';
import { invalidateSoon } from '@/lib/api/shared';
import type { NewAutomation, TaskForm } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { AutomationId, WorkspaceId } from '@/lib/ids';
import { useLiveEvents, useTopics, workspaceTopic } from '@/lib/live/hooks';
import { m } from '@/lib/messages';
import { tellError } from '@/ui/tell';

const keys = {
  list: (workspace: WorkspaceId) => ['automations', 'list', workspace] as const,
  one: (id: AutomationId) => ['automations', 'one', id] as const,
  draft: (id: AutomationId) => ['automations', 'draft', id] as const,
  versions: (id: AutomationId) => ['automations', 'versions', id] as const,
  // Beside the draft, whose changes by others don't replace it while somebody fills it in.
  startForm: (id: AutomationId) => ['automations', 'draft', id, 'start-form'] as const,
};

export function useAutomations(workspace: WorkspaceId | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: keys.list(workspace as WorkspaceId),
    enabled: workspace !== undefined,
    queryFn: async ({ signal }) => {
      const params = { path: { workspace: workspace as WorkspaceId }, query: { limit: 200 } };
      return (await body(api.GET('/workspaces/{workspace}/automations', { params, signal }))).items;
    },
  });
}

export function useAutomation(id: AutomationId) {
  const api = useApi();
  return useQuery({
    queryKey: keys.one(id),
    queryFn: ({ signal }) =>
      body(api.GET('/automations/{automation}', { params: { path: { automation: id } }, signal })),
  });
}

/** Read once for each visit of the editor: from then on the drawing is the truth, until somebody else saves. */
export function useDraft(id: AutomationId) {
  const api = useApi();
  return useQuery({
    queryKey: keys.draft(id),
    queryFn: () => readDraft(api, id),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnMount: 'always',
  });
}

export type Drawn = {
  bpmn: string;
  forms?: Record<string, unknown>;
  decisions?: Record<string, string>;
};

export async function readDraft(api: Api, id: AutomationId) {
  const { data, etag } = await withETag(
    api.GET('/automations/{automation}/draft', { params: { path: { automation: id } } }),
  );
  return {
    bpmn: data.bpmn,
    forms: data.forms ?? {},
    decisions: data.decisions ?? {},
    etag: etag ?? etagOf(data.version ?? 0),
  };
}

/** @param drawn without forms or decisions, those of the draft stay as they are */
export async function writeDraft(api: Api, id: AutomationId, drawn: Drawn, etag: string) {
  const params = { path: { automation: id }, header: { 'If-Match': etag } };
  const { data, etag: next } = await withETag(
    api.PUT('/automations/{automation}/draft', { params, body: drawn }),
  );
  return next ?? (data?.version === undefined ? (await readDraft(api, id)).etag : etagOf(data.version));
}

export function useVersions(id: AutomationId, enabled: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: keys.versions(id),
    queryFn: async ({ signal }) =>
      (
        await body(
          api.GET('/automations/{automation}/versions', { params: { path: { automation: id } }, signal }),
        )
      ).items,
    enabled,
  });
}

export function useCreateAutomation(workspace: WorkspaceId) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ from, ...automation }: NewAutomation & { from?: AutomationId }) => {
      const copied = from ? await readDraft(api, from) : null;
      const request = copied
        ? { ...automation, bpmn: copied.bpmn, forms: copied.forms, decisions: copied.decisions }
        : automation;
      return body(
        api.POST('/workspaces/{workspace}/automations', { params: { path: { workspace } }, body: request }),
      );
    },
    onSuccess: () => client.invalidateQueries({ queryKey: keys.list(workspace) }),
    onError: (error) => tellError(m.automation.createFailed, error),
  });
}

export type AutomationChange = {
  name?: string;
  enabled?: boolean;
  errorAutomationId?: AutomationId | null;
  runsKeptDays?: number | null;
};

export function useChangeAutomation(id: AutomationId) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: AutomationChange) =>
      body(api.PATCH('/automations/{automation}', { params: { path: { automation: id } }, body: change })),
    onError: (error) => tellError(m.automation.changeFailed, error),
    onSettled: () =>
      client.invalidateQueries({
        queryKey: ['automations'],
        predicate: ({ queryKey }) => queryKey[1] !== 'draft',
      }),
  });
}

export function useDeleteAutomation(id: AutomationId) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => body(api.DELETE('/automations/{automation}', { params: { path: { automation: id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['automations', 'list'] }),
    onError: (error) => tellError(m.automation.deleteFailed, error),
  });
}

/** With the answers to its form, whoever shows the form says what is wrong with them. */
export function useStart(id: AutomationId) {
  const api = useApi();
  return useMutation({
    mutationFn: (answers: Record<string, unknown> | null) =>
      body(
        api.POST('/automations/{automation}/start', {
          params: { path: { automation: id } },
          body: answers ? { variables: answers } : {},
        }),
      ),
    onError: (error, answers) => {
      if (!answers) tellError(m.automation.startFailed, error);
    },
  });
}

/** What a start by hand asks for; read anew each time, for somebody may have published meanwhile. */
export function useStartForm(id: AutomationId) {
  const api = useApi();
  return useQuery({
    queryKey: keys.startForm(id),
    queryFn: async ({ signal }): Promise<TaskForm> => {
      const params = { path: { automation: id } };
      const { schema } = await body(api.GET('/automations/{automation}/start/form', { params, signal }));
      return { schema, data: {} };
    },
    staleTime: Infinity,
    gcTime: 0,
    refetchOnMount: 'always',
  });
}

export function useValidate(id: AutomationId) {
  const api = useApi();
  return useMutation({
    mutationFn: async (bpmn: string) =>
      (
        await body(
          api.POST('/automations/{automation}/validate', {
            params: { path: { automation: id } },
            body: { bpmn },
          }),
        )
      ).findings,
    onError: (error) => tellError(m.automation.validateFailed, error),
  });
}

export function usePublish(id: AutomationId) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ note, reason }: { note: string; reason?: string }) => {
      const params = { path: { automation: id } };
      const { draftVersion } = await body(api.GET('/automations/{automation}', { params }));
      const request = {
        draftVersion,
        ...(note.trim() ? { note: note.trim() } : {}),
        ...(reason?.trim() ? { overrideReason: reason.trim() } : {}),
      };
      return body(api.POST('/automations/{automation}/publish', { params, body: request }));
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.one(id) });
      void client.invalidateQueries({ queryKey: keys.versions(id) });
      void client.invalidateQueries({ queryKey: ['automations', 'list'] });
    },
  });
}

/** Runs the scenarios against the draft as it is saved; nothing of it is kept. */
export function useRehearsal(id: AutomationId) {
  const api = useApi();
  return useMutation({
    mutationFn: () =>
      body(
        api.POST('/automations/{automation}/scenarios/run', {
          params: { path: { automation: id } },
          body: {},
        }),
      ),
  });
}

export function useLiveAutomations(workspace: WorkspaceId | undefined) {
  const client = useQueryClient();
  useTopics(workspace ? [workspaceTopic(workspace)] : []);
  useLiveEvents((event) => {
    if (event.subject.kind === 'run') invalidateSoon(client, ['automations', 'waiting']);
    if (event.subject.kind !== 'automation') return;
    invalidateSoon(client, ['automations', 'waiting']);
    invalidateSoon(client, ['automations', 'migrations']);
    invalidateSoon(client, ['automations', 'scenarios']);
    invalidateSoon(client, ['automations', 'list']);
    invalidateSoon(client, keys.one(event.subject.id as AutomationId));
    invalidateSoon(client, keys.versions(event.subject.id as AutomationId));
  });
}
