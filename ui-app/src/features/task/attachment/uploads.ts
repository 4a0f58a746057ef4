import { useSyncExternalStore } from 'react';
import { body } from '@/lib/api/client';
import { isStatus } from '@/lib/api/problem';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { tidyName, typeOf } from './names';
import type { Api } from '@/lib/api/client';
import type { Attachment, AttachmentUpload } from '@/lib/api/types';

/** `checking` is what the server does once all has been sent. */
export type Phase = 'waiting' | 'reading' | 'sending' | 'checking' | 'failed';
export type Upload = {
  key: string;
  task: TaskId;
  name: string;
  size: number;
  phase: Phase;
  /** Bytes. */
  sent: number;
  error: unknown;
};

/** So many files are on their way at once; the others wait for their turn. */
const AT_ONCE = 3;

type Entry = { shown: Upload; file: File; api: Api; stop: AbortController; added: Added };
type Added = (attachment: Attachment) => void;

/**
 * Files on their way. Not part of any component: they go on while their task is not shown, and are there when it is again.
 */
class Uploads {
  private entries: Entry[] = [];
  private shown: readonly Upload[] = [];
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly all = () => this.shown;

  add(api: Api, task: TaskId, chosen: Iterable<File>, added: Added) {
    for (const file of chosen) {
      const name = tidyName(file.name);
      const shown: Upload = {
        key: crypto.randomUUID(),
        task,
        name,
        size: file.size,
        phase: 'waiting',
        sent: 0,
        error: null,
      };
      this.entries.push({ shown, file, api, stop: new AbortController(), added });
    }
    this.go();
  }

  /** Stops it, or takes away one that failed. */
  cancel(key: string) {
    this.find(key)?.stop.abort();
    this.entries = this.entries.filter((entry) => entry.shown.key !== key);
    this.go();
  }

  retry(key: string) {
    const entry = this.find(key);
    if (!entry) return;
    entry.stop = new AbortController();
    this.tell(entry, { phase: 'waiting', sent: 0, error: null });
    this.go();
  }

  private go() {
    const busy = this.entries.filter(({ shown }) => !['waiting', 'failed'].includes(shown.phase)).length;
    for (const entry of this.entries
      .filter(({ shown }) => shown.phase === 'waiting')
      .slice(0, AT_ONCE - busy))
      void this.send(entry);
    this.publish();
  }

  private async send(entry: Entry) {
    const { file, api, stop } = entry;
    const { task, name, key } = entry.shown;
    const { signal } = stop;
    let announced: AttachmentUpload | undefined;
    try {
      if (file.size === 0) throw new Error(m.attachment.empty);
      this.tell(entry, { phase: 'reading' });
      const sha256 = await checksum(file);
      signal.throwIfAborted();
      announced = await body(
        api.POST('/tasks/{task}/attachments', {
          params: { path: { task } },
          body: { name, type: typeOf(file), size: file.size, sha256 },
          signal,
        }),
      );
      this.tell(entry, { phase: 'sending' });
      await put(announced, file, signal, (sent) => this.tell(entry, { sent }));
      this.tell(entry, { phase: 'checking', sent: file.size });
      const there = await body(
        api.POST('/tasks/{task}/attachments/{attachment}/complete', {
          params: { path: { task, attachment: announced.id } },
          signal,
        }),
      );
      this.entries = this.entries.filter((each) => each !== entry);
      entry.added(there);
    } catch (error) {
      // What was announced is given back; else it would count for an hour. What the server threw away, it has given back.
      if (announced && !isStatus(error, 404, 413, 415, 422))
        void api
          .DELETE('/tasks/{task}/attachments/{attachment}', {
            params: { path: { task, attachment: announced.id } },
          })
          .catch(() => undefined);
      if (!signal.aborted && this.find(key)) this.tell(entry, { phase: 'failed', error });
    }
    this.go();
  }

  private find(key: string) {
    return this.entries.find(({ shown }) => shown.key === key);
  }

  private tell(entry: Entry, change: Partial<Upload>) {
    entry.shown = { ...entry.shown, ...change };
    this.publish();
  }

  private publish() {
    this.shown = this.entries.map(({ shown }) => shown);
    this.listeners.forEach((listener) => listener());
  }
}

export const uploads = new Uploads();

export function useUploads(task: TaskId) {
  return useSyncExternalStore(uploads.subscribe, uploads.all).filter((each) => each.task === task);
}

async function checksum(file: File): Promise<string> {
  let content: ArrayBuffer;
  try {
    content = await file.arrayBuffer();
  } catch {
    // A folder, or a file that is gone by now.
    throw new Error(m.attachment.unreadable);
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return btoa(String.fromCharCode(...digest));
}

/** XMLHttpRequest, since fetch does not tell how much was sent. */
function put(upload: AttachmentUpload, file: File, signal: AbortSignal, onSent: (bytes: number) => void) {
  return new Promise<void>((resolve, reject) => {
    const request = new XMLHttpRequest();
    const refused = () => reject(new Error(m.attachment.notSent));
    request.open(upload.method, upload.url);
    for (const [name, value] of Object.entries(upload.headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.onload = () => (request.status >= 200 && request.status < 300 ? resolve() : refused());
    request.onerror = refused;
    request.ontimeout = refused;
    request.onabort = () => reject(new DOMException('Cancelled', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
