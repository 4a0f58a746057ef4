// Until the types that are generated from docs/openapi.json know attachments: then this file goes, and `useFiles` is `useApi`.
import type { Client } from 'openapi-fetch';
import { useApi } from '@/lib/context';
import type { Id, TaskId } from '@/lib/ids';
import type { Actor, Page } from '@/lib/api/types';

export type AttachmentId = Id<'Attachment'>;
export type Attachment = {
  id: AttachmentId;
  taskId: TaskId;
  name: string;
  type: string;
  size: number;
  sha256: string;
  author: Actor;
  preview: { url: string; width: number; height: number } | null;
  /** Only where one file is read by itself. */
  links: { download: string; show: string | null; expiresAt: string } | null;
  canEdit: boolean;
  createdAt: string;
  version: number;
};
export type NewAttachment = { name: string; type: string; size: number; sha256: string };
/** The request by which the bytes are to be sent. */
export type AttachmentUpload = {
  id: AttachmentId;
  method: string;
  url: string;
  headers: Record<string, string>;
  expiresAt: string;
};

type Json<Body> = { content: { 'application/json': Body } };
type Op<Path, Answer, Query = never, Body = never> = {
  parameters: { path: Path; query?: Query; header?: { 'If-Match'?: string } };
  responses: { 200: Answer extends undefined ? { content?: never } : Json<Answer> };
} & ([Body] extends [never] ? object : { requestBody: Json<Body> });
type T = { task: TaskId };
type TA = T & { attachment: AttachmentId };

interface Paths {
  '/tasks/{task}/attachments': {
    get: Op<T, Page<Attachment>, { limit?: number; cursor?: string }>;
    post: Op<T, AttachmentUpload, never, NewAttachment>;
  };
  '/tasks/{task}/attachments/{attachment}': {
    get: Op<TA, Attachment>;
    patch: Op<TA, Attachment, never, { name: string }>;
    delete: Op<TA, undefined>;
  };
  '/tasks/{task}/attachments/{attachment}/complete': { post: Op<TA, Attachment> };
}
export type Files = Client<Paths>;
/** How many files it has: `task.attachments`. */
export const fileCount = (task: object) => (task as { attachments?: number }).attachments ?? 0;
export const useFiles = () => useApi() as unknown as Files;
