import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { body, etagOf } from '@/lib/api/client';
import { isStatus } from '@/lib/api/problem';
import { m } from '@/lib/messages';
import { tellError } from '@/ui/tell';
import { keys } from '../api';
import type { Attachment } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { AttachmentId, TaskId } from '@/lib/ids';
import { uploads } from './uploads';

// Below the panel's key, so that whatever is heard of the task reads its files anew.
export const fileKeys = {
  all: (id: TaskId) => ['tasks', 'panel', id, 'attachments'] as const,
  one: (id: TaskId, a: AttachmentId) => ['tasks', 'panel', id, 'attachments', a] as const,
};
/** Previews are shown by links that end after a quarter of an hour. */
const FRESH_LINKS_MS = 6 * 60_000;

export function useAttachments(id: TaskId) {
  const api = useApi();
  return useQuery({
    queryKey: fileKeys.all(id),
    refetchInterval: FRESH_LINKS_MS,
    queryFn: async ({ signal }) =>
      (
        await body(
          api.GET('/tasks/{task}/attachments', {
            params: { path: { task: id }, query: { limit: 200 } },
            signal,
          }),
        )
      ).items,
  });
}

/** One file with links to it. */
export function useAttachment(id: TaskId, a: AttachmentId | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: fileKeys.one(id, a ?? ('' as AttachmentId)),
    enabled: a !== undefined,
    staleTime: FRESH_LINKS_MS,
    refetchInterval: FRESH_LINKS_MS,
    queryFn: ({ signal }) =>
      body(
        api.GET('/tasks/{task}/attachments/{attachment}', {
          params: { path: { task: id, attachment: a! } },
          signal,
        }),
      ),
  });
}

/** Takes files in; they are shown on their way by `useUploads`. */
export function useAddFiles(id: TaskId) {
  const api = useApi();
  const client = useQueryClient();
  return useCallback(
    (chosen: Iterable<File>) =>
      uploads.add(api, id, chosen, (there) => {
        client.setQueryData<Attachment[]>(fileKeys.all(id), (shown) =>
          shown?.some((each) => each.id === there.id) ? shown : [...(shown ?? []), there],
        );
        void client.invalidateQueries({ queryKey: keys.detail(id) });
        void client.invalidateQueries({ queryKey: keys.changes(id) });
      }),
    [api, id, client],
  );
}

export function useDownload(id: TaskId) {
  const api = useApi();
  return useMutation({
    mutationFn: (a: AttachmentId) =>
      body(
        api.GET('/tasks/{task}/attachments/{attachment}', {
          params: { path: { task: id, attachment: a } },
        }),
      ),
    onSuccess: ({ links }) => {
      if (links) save(links.download);
    },
    onError: (error) => tellError(m.attachment.downloadFailed, error),
  });
}

/** The link says of itself that it is to be saved: the page stays. */
export function save(url: string) {
  const link = document.createElement('a');
  link.href = url;
  link.rel = 'noopener';
  link.click();
}

function useSettled(id: TaskId) {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: fileKeys.all(id) });
    void client.invalidateQueries({ queryKey: keys.detail(id) });
    void client.invalidateQueries({ queryKey: keys.changes(id) });
  };
}

export function useRename(id: TaskId) {
  const api = useApi();
  return useMutation({
    mutationFn: ({ file, name }: { file: Attachment; name: string }) =>
      body(
        api.PATCH('/tasks/{task}/attachments/{attachment}', {
          params: { path: { task: id, attachment: file.id }, header: { 'If-Match': etagOf(file.version) } },
          body: { name },
        }),
      ),
    onError: (error) => tellError(m.attachment.renameFailed, error),
    onSettled: useSettled(id),
  });
}

export function useDelete(id: TaskId) {
  const api = useApi();
  return useMutation({
    mutationFn: (a: AttachmentId) =>
      body(
        api.DELETE('/tasks/{task}/attachments/{attachment}', {
          params: { path: { task: id, attachment: a } },
        }),
      ).catch((error) => {
        // Somebody else has deleted it.
        if (!isStatus(error, 404)) throw error;
      }),
    onError: (error) => tellError(m.attachment.deleteFailed, error),
    onSettled: useSettled(id),
  });
}
