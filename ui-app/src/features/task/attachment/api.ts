import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { body, etagOf } from '@/lib/api/client';
import { isStatus } from '@/lib/api/problem';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { tellError } from '@/ui/tell';
import { keys } from '../api';
import { useFiles, type Attachment, type AttachmentId } from './types';
import { uploads } from './uploads';

// Below the panel's key, so that whatever is heard of the task reads its files anew.
export const fileKeys = {
  all: (id: TaskId) => ['tasks', 'panel', id, 'attachments'] as const,
  one: (id: TaskId, a: AttachmentId) => ['tasks', 'panel', id, 'attachments', a] as const,
};
/** Previews are shown by links that end after a quarter of an hour. */
const FRESH_LINKS_MS = 6 * 60_000;

export function useAttachments(id: TaskId) {
  const files = useFiles();
  return useQuery({
    queryKey: fileKeys.all(id),
    refetchInterval: FRESH_LINKS_MS,
    queryFn: async ({ signal }) =>
      (
        await body(
          files.GET('/tasks/{task}/attachments', {
            params: { path: { task: id }, query: { limit: 200 } },
            signal,
          }),
        )
      ).items,
  });
}

/** One file with links to it. */
export function useAttachment(id: TaskId, a: AttachmentId | undefined) {
  const files = useFiles();
  return useQuery({
    queryKey: fileKeys.one(id, a ?? ('' as AttachmentId)),
    enabled: a !== undefined,
    staleTime: FRESH_LINKS_MS,
    refetchInterval: FRESH_LINKS_MS,
    queryFn: ({ signal }) =>
      body(
        files.GET('/tasks/{task}/attachments/{attachment}', {
          params: { path: { task: id, attachment: a! } },
          signal,
        }),
      ),
  });
}

/** Takes files in; they are shown on their way by `useUploads`. */
export function useAddFiles(id: TaskId) {
  const files = useFiles();
  const client = useQueryClient();
  return useCallback(
    (chosen: Iterable<File>) =>
      uploads.add(files, id, chosen, (there) => {
        client.setQueryData<Attachment[]>(fileKeys.all(id), (shown) =>
          shown?.some((each) => each.id === there.id) ? shown : [...(shown ?? []), there],
        );
        void client.invalidateQueries({ queryKey: keys.detail(id) });
        void client.invalidateQueries({ queryKey: keys.changes(id) });
      }),
    [files, id, client],
  );
}

export function useDownload(id: TaskId) {
  const files = useFiles();
  return useMutation({
    mutationFn: (a: AttachmentId) =>
      body(
        files.GET('/tasks/{task}/attachments/{attachment}', {
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
  const files = useFiles();
  return useMutation({
    mutationFn: ({ file, name }: { file: Attachment; name: string }) =>
      body(
        files.PATCH('/tasks/{task}/attachments/{attachment}', {
          params: { path: { task: id, attachment: file.id }, header: { 'If-Match': etagOf(file.version) } },
          body: { name },
        }),
      ),
    onError: (error) => tellError(m.attachment.renameFailed, error),
    onSettled: useSettled(id),
  });
}

export function useDelete(id: TaskId) {
  const files = useFiles();
  return useMutation({
    mutationFn: (a: AttachmentId) =>
      body(
        files.DELETE('/tasks/{task}/attachments/{attachment}', {
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
