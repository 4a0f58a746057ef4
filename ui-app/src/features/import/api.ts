import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { body } from '@/lib/api/client';
import { invalidateSoon, paged } from '@/lib/api/shared';
import type { Import, ImportMapping, ImportState } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { ImportId, ProjectId } from '@/lib/ids';
import { OWN_TOPIC } from '@/lib/live/live';
import { useLiveEvents, useTopics } from '@/lib/live/hooks';
import { m } from '@/lib/messages';
import { saveAs } from '@/ui/saveAs';
import { tellDone, tellError } from '@/ui/tell';

const keys = {
  all: ['imports'] as const,
  of: (project: ProjectId) => ['imports', 'of', project] as const,
  one: (id: ImportId) => ['imports', 'one', id] as const,
  refusals: (id: ImportId) => ['imports', 'one', id, 'refusals'] as const,
  kept: (id: ImportId) => ['imports', 'one', id, 'kept'] as const,
};
const AT_WORK = new Set<ImportState>(['uploading', 'checking', 'running', 'undoing']);
/** Should an event be lost, it is looked at all the same. */
const LOOK_MS = 5_000;

export const atWork = ({ state }: Import) => AT_WORK.has(state);

/** Reads imports again as they go on. */
export function useLiveImports() {
  const client = useQueryClient();
  useTopics([OWN_TOPIC]);
  useLiveEvents(({ type }) => {
    if (type === 'ImportProgressed') invalidateSoon(client, keys.all);
  });
}

export function useImports(project: ProjectId) {
  const api = useApi();
  return useQuery({
    queryKey: keys.of(project),
    queryFn: async ({ signal }) =>
      (await body(api.GET('/import/tasks', { params: { query: { project, limit: 20 } }, signal }))).items,
  });
}

export function useImport(id: ImportId) {
  const api = useApi();
  return useQuery({
    queryKey: keys.one(id),
    queryFn: ({ signal }) =>
      body(api.GET('/import/tasks/{import}', { params: { path: { import: id } }, signal })),
    refetchInterval: ({ state }) => (state.data && atWork(state.data) ? LOOK_MS : false),
  });
}

export function useRefusals(id: ImportId) {
  const api = useApi();
  return useInfiniteQuery(
    paged(keys.refusals(id), (cursor, signal) =>
      body(
        api.GET('/import/tasks/{import}/refusals', {
          params: { path: { import: id }, query: { limit: 50, ...(cursor ? { cursor } : {}) } },
          signal,
        }),
      ),
    ),
  );
}

export function useKept(id: ImportId, enabled: boolean) {
  const api = useApi();
  return useInfiniteQuery({
    ...paged(keys.kept(id), (cursor, signal) =>
      body(
        api.GET('/import/tasks/{import}/kept', {
          params: { path: { import: id }, query: { limit: 50, ...(cursor ? { cursor } : {}) } },
          signal,
        }),
      ),
    ),
    enabled,
  });
}

/** Browsers know tables by many types, or by none. */
const typeOf = (file: File) =>
  file.type || (file.name.toLowerCase().endsWith('.json') ? 'application/json' : 'text/csv');

export function useUpload(project: ProjectId, onUploaded: (id: ImportId) => void) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (file: File) =>
      body(
        api.POST('/import/tasks', {
          params: { query: { project, name: file.name.slice(-255) } },
          body: file as never,
          bodySerializer: (content: unknown) => content as BodyInit,
          headers: { 'Content-Type': typeOf(file) },
        }),
      ),
    onSuccess: (made) => {
      client.setQueryData(keys.one(made.id), made);
      void client.invalidateQueries({ queryKey: keys.of(project) });
      onUploaded(made.id);
    },
  });
}

export type Command = 'dry-run' | 'start' | 'pause' | 'resume';

export function useImportCommands({ id, projectId }: Import) {
  const api = useApi();
  const client = useQueryClient();
  const path = { import: id };
  const shown = (now: Import) => {
    client.setQueryData(keys.one(id), now);
    void client.invalidateQueries({ queryKey: keys.refusals(id) });
    void client.invalidateQueries({ queryKey: keys.kept(id) });
    void client.invalidateQueries({ queryKey: keys.of(projectId) });
  };
  const failed = (error: unknown) => {
    tellError(m.imports.commandFailed, error);
    void client.invalidateQueries({ queryKey: keys.one(id) });
  };
  return {
    /** Keeps the mapping; and tries it, or begins. */
    map: useMutation({
      mutationFn: async ({ mapping, then }: { mapping: ImportMapping; then?: Command }) => {
        const kept = await body(
          api.PUT('/import/tasks/{import}/mapping', { params: { path }, body: mapping }),
        );
        return then === 'dry-run'
          ? body(api.POST('/import/tasks/{import}/dry-run', { params: { path } }))
          : kept;
      },
      onSuccess: shown,
      onError: (error) => tellError(m.imports.mapFailed, error),
    }),
    send: useMutation({
      mutationFn: (command: Command) => {
        switch (command) {
          case 'dry-run':
            return body(api.POST('/import/tasks/{import}/dry-run', { params: { path } }));
          case 'start':
            return body(api.POST('/import/tasks/{import}/start', { params: { path } }));
          case 'pause':
            return body(api.POST('/import/tasks/{import}/pause', { params: { path } }));
          case 'resume':
            return body(api.POST('/import/tasks/{import}/resume', { params: { path } }));
        }
      },
      onSuccess: shown,
      onError: failed,
    }),
    undo: useMutation({
      mutationFn: (changed: boolean) =>
        body(api.POST('/import/tasks/{import}/undo', { params: { path }, body: { changed } })),
      onSuccess: shown,
      onError: failed,
    }),
    download: useMutation({
      mutationFn: async () => {
        const file = await body(
          api.GET('/import/tasks/{import}/refusals.csv', { params: { path }, parseAs: 'blob' }),
        );
        saveAs(file as unknown as Blob, 'refused.csv');
      },
      onError: (error) => tellError(m.imports.downloadFailed, error),
    }),
  };
}

export function useForget(project: ProjectId) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: ImportId) =>
      body(api.DELETE('/import/tasks/{import}', { params: { path: { import: id } } })),
    onSuccess: () => tellDone(m.imports.removed),
    onError: (error) => tellError(m.imports.removeFailed, error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.of(project) }),
  });
}
