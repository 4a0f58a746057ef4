import createClient, { type Client, type Middleware } from 'openapi-fetch';
import { ApiError, problemOf } from './problem';
import type { Restored } from '@/lib/ids';
import type { paths } from './types';

export type Api = Client<paths>;

/** Where the client gets its access token, and whom it tells that the token was refused. */
export type TokenSource = {
  token(): Promise<string | null>;
  /** @returns whether a new token could be had, so that the call is worth repeating */
  refused(): Promise<boolean>;
  /** The account is to be deleted. */
  closed?(): void;
};

export function createApi(session: TokenSource, baseUrl = '/api/v1'): Api {
  // An automation's tag is that of its settings: it stays the same when a draft is saved or published, and the browser's own
  // cache would answer with what was true before.
  const api = createClient<paths>({
    baseUrl,
    cache: 'no-store',
    fetch: (request) => send(request, session),
    querySerializer: { array: { style: 'form', explode: false } },
  });
  api.use(idempotent);
  return api;
}

/** A POST that is sent again because its answer got lost must not be carried out twice. */
const idempotent: Middleware = {
  onRequest({ request }) {
    if (request.method === 'POST' && !request.headers.has('Idempotency-Key')) {
      request.headers.set('Idempotency-Key', crypto.randomUUID());
    }
    if (request.method === 'PATCH') request.headers.set('Content-Type', 'application/merge-patch+json');
    return request;
  },
};

async function send(request: Request, session: TokenSource): Promise<Response> {
  const again = request.clone();
  const response = await attempt(request, session);
  if (response.status === 410 && (await isClosed(response))) session.closed?.();
  return response.status === 401 && (await session.refused()) ? attempt(again, session) : response;
}

/** Else it is something else that is gone. */
async function isClosed(response: Response): Promise<boolean> {
  const problem: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  return String((problem as { type?: string } | null)?.type).endsWith('/account-deleted');
}

async function attempt(request: Request, session: TokenSource): Promise<Response> {
  const token = await session.token();
  if (token) request.headers.set('Authorization', `Bearer ${token}`);
  const again = request.clone();
  try {
    return await fetch(request);
  } catch (failure) {
    if (request.signal.aborted) throw failure;
    return fetch(again).catch(() => Promise.reject(ApiError.unreachable()));
  }
}

type Answer<Data> = { data?: Data; error?: unknown; response: Response };

/** The body of a successful answer; everything else is thrown as {@link ApiError}. */
export async function body<Data>(call: Promise<Answer<Data>>): Promise<Restored<NonNullable<Data>>> {
  return (await withETag(call)).data;
}

export async function withETag<Data>(call: Promise<Answer<Data>>) {
  const { data, error, response } = await call;
  if (!response.ok) throw problemOf(response, error);
  return { data: data as Restored<NonNullable<Data>>, etag: response.headers.get('ETag') };
}

/** How the API writes a version as an entity tag. */
export const etagOf = (version: number) => `"v${version}"`;
