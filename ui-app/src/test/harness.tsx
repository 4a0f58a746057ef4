import { createMemoryHistory } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { vi } from 'vitest';
import { App, createQueryClient } from '@/app/App';
import { createAppRouter } from '@/app/router';
import { createApi } from '@/lib/api/client';
import type { LiveEvent, Person, Project, Reminder, Task } from '@/lib/api/types';
import type { AccountChange, Session, SessionState } from '@/lib/auth/session';
import type { Live, LiveState } from '@/lib/live/live';

export const uma = {
  id: 'uma',
  name: 'Uma User',
  email: 'user@taskloom.example',
  pictureUrl: null,
} as Person;
export const ugo = {
  id: 'ugo',
  name: 'Ugo Second',
  email: 'user2@taskloom.example',
  pictureUrl: null,
} as Person;
export const everyday = {
  id: 'p1',
  workspaceId: 'w1',
  name: 'Everyday',
  description: null,
  color: '#4c5fd5',
  role: 'member',
  version: 1,
  workFlow: null,
} as unknown as Project;

/** Uma, who may change automations. */
export const designer = {
  'GET /me': () => ({
    ...uma,
    locale: 'en',
    timeZone: 'UTC',
    roles: ['user', 'designer'],
    workspaces: [{ id: 'w1', name: 'Demo team', role: 'member' }],
  }),
};

let number = 0;
export function aTask(more: Partial<Record<keyof Task, unknown>> = {}): Task {
  return {
    id: `task-${++number}`,
    projectId: 'p1',
    workspaceId: 'w1',
    title: 'Buy milk',
    description: null,
    status: 'todo',
    priority: 'medium',
    startAt: null,
    dueAt: null,
    timeZone: null,
    overdue: false,
    assignees: [],
    reporter: uma,
    kind: 'task',
    formKey: null,
    origin: { kind: 'person', id: 'uma' },
    process: null,
    version: 1,
    createdAt: '2026-01-01T10:00:00Z',
    updatedAt: '2026-01-01T10:00:00Z',
    completedAt: null,
    tags: [],
    sectionId: null,
    position: 'a0',
    parentId: null,
    subtasks: { total: 0, done: 0 },
    blocked: false,
    comments: 0,
    recurring: false,
    attachments: 0,
    fields: [],
    archivedAt: null,
    deletedAt: null,
    lease: null,
    step: null,
    ...more,
  } as Task;
}
export const aReminder = (more: Partial<Reminder>) =>
  ({
    id: 'm1',
    at: '2031-01-01T09:00:00Z',
    before: null,
    relativeTo: more.before ? 'due' : null,
    audience: 'assignees',
    person: null,
    channels: ['inbox', 'email'],
    repeat: null,
    missed: null,
    working: false,
    inHours: false,
    sent: 0,
    snoozed: false,
    upcoming: [],
    state: 'armed',
    ...more,
  }) as Reminder;

export type Call = { method: string; path: string; query: URLSearchParams; headers: Headers; body: unknown };
type Answer = unknown | Response;
type Routes = Record<string, (call: Call, parts: string[]) => Answer>;

export function problem(status: number, detail: string, more: object = {}) {
  return Response.json({ type: 'about:blank', title: 'Problem', status, detail, ...more }, { status });
}
export const page = (items: unknown[], next: string | null = null) => ({ items, next });

const basics: Routes = {
  'GET /me': () => ({
    ...uma,
    locale: 'en',
    timeZone: 'UTC',
    roles: ['user'],
    workspaces: [{ id: 'w1', name: 'Demo team', role: 'member' }],
  }),
  'GET /workspaces/w1/projects': () => page([everyday]),
  'GET /projects/p1': () => everyday,
  'GET /projects/p1/members': () =>
    page([
      { person: uma, role: 'member' },
      { person: ugo, role: 'member' },
    ]),
  'GET /projects/*/sections': () => page([]),
  'GET /projects/*/tags': () => page([]),
  'GET /projects/*/fields': () => page([]),
  'GET /projects/*/tasks/totals': () => ({ count: 0, fields: [] }),
  'GET /projects/*/notification-level': () => ({ level: 'mine' }),
  'GET /filters': () => page([]),
  'GET /filters/language': () => ({ fields: [], functions: [], keywords: [] }),
  'GET /filters/complete': () => ({ from: 0, to: 0, items: [] }),
  'GET /notifications': () => ({ ...page([]), unread: 0 }),
  'GET /automations/*/comments': () => page([]),
  'GET /maintenance': () => ({ on: false, message: null, until: null, since: null }),
  'GET /automations/*/rule': () => ({ rule: null, sentence: null, drawn: false, draftVersion: 7 }),
  'GET /connectors': () => page([]),
  'GET /trigger-types': () => page([]),
  'GET /tasks': () => page([]),
  'GET /tasks/*/subtasks': () => page([]),
  'GET /tasks/*/dependencies': () => page([]),
  'GET /tasks/*/comments': () => page([]),
  'GET /tasks/*/attachments': () => page([]),
  'GET /tasks/*/watchers': () => ({ items: [], watching: false }),
  'GET /tasks/*/lease': () => undefined,
  'GET /tasks/*/explanation': () => ({
    origin: { kind: 'person', person: uma, run: null },
    changes: [],
    timers: [],
    onCompletion: [],
    waitsFor: [],
    step: null,
  }),
  'GET /me/timer': () => undefined,
  'GET /tasks/*/changes': () => page([]),
  'GET /tasks/*/reminders': () => page([]),
};

/** The engine, stubbed at HTTP: `'GET /tasks/*'` → what it answers. Records every call. */
function stubEngine(routes: Routes) {
  const calls: Call[] = [];
  const all = { ...basics, ...routes };
  vi.stubGlobal('fetch', async (request: Request) => {
    const url = new URL(request.url);
    const path = url.pathname.replace('/api/v1', '');
    const text = await request.text();
    const call = {
      method: request.method,
      path,
      query: url.searchParams,
      headers: request.headers,
      // What is sent as a file is none of JSON's.
      body:
        text && !/^(text|image)\//.test(request.headers.get('content-type') ?? '')
          ? JSON.parse(text)
          : undefined,
    };
    calls.push(call);
    const parts = path.split('/');
    const route = Object.keys(all)
      .sort((a, b) => Number(a.includes('*')) - Number(b.includes('*')))
      .find((each) => {
        const [method, pattern = ''] = each.split(' ');
        const wanted = pattern.split('/');
        return (
          method === request.method &&
          wanted.length === parts.length &&
          wanted.every((part, i) => part === '*' || part === parts[i])
        );
      });
    const answer = route
      ? await all[route]?.(call, parts)
      : problem(404, `No stub for ${request.method} ${path}`);
    if (answer instanceof Response) return answer;
    return answer === undefined ? new Response(null, { status: 204 }) : Response.json(answer);
  });
  return calls;
}

export class FakeSession implements Session {
  state: SessionState = 'signed-in';
  renewable = true;
  private listeners = new Set<() => void>();
  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  token = async () => 'token';
  refused = async () => {
    if (!this.renewable) this.become('expired');
    return this.renewable;
  };
  signIn = vi.fn(async () => {});
  signOut = vi.fn(async (_returnTo?: string) => {});
  changeAccount = vi.fn(async (_what: AccountChange) => {});
  signInAgain = vi.fn(async (_returnTo: string) => {});
  closed = vi.fn(() => {});
  become(state: SessionState) {
    this.state = state;
    this.listeners.forEach((listener) => listener());
  }
}

export class FakeLive implements Live {
  state: LiveState = 'online';
  watched = new Set<string>();
  private listeners = new Set<(event: LiveEvent) => void>();
  onState = () => () => {};
  onGap = () => () => {};
  onEvent = (listener: (event: LiveEvent) => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  watch = (topic: string) => {
    this.watched.add(topic);
    return () => this.watched.delete(topic);
  };
  start() {}
  async stop() {}
  tell(event: Partial<Record<keyof LiveEvent, unknown>>) {
    const whole = {
      position: 1,
      id: crypto.randomUUID(),
      time: '',
      workspaceId: 'w1',
      projectId: 'p1',
      actor: { kind: 'person', id: 'ugo' },
      depth: 0,
      data: {},
      ...event,
    };
    this.listeners.forEach((listener) => listener(whole as LiveEvent));
  }
}

/** The whole application at an address, signed in, before a stubbed engine. */
export function visit(address: string, routes: Routes = {}) {
  const calls = stubEngine(routes);
  const session = new FakeSession();
  const live = new FakeLive();
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } });
  const router = createAppRouter(client, createMemoryHistory({ initialEntries: [address] }));
  const config = {
    issuer: 'http://localhost/realm',
    clientId: 'taskloom-app',
    version: 'test',
    cockpitUrl: '/camunda/',
  };
  const api = createApi(session, 'http://localhost/api/v1');
  render(<App services={{ api, session, live, config }} client={client} router={router} still />);
  return { calls, session, live, router, user: userEvent.setup() };
}

/** Loads what the task panel loads lazily, for a `beforeAll`: on a busy machine it takes longer than a test waits. */
export const loadPanel = () =>
  Promise.all([import('@/ui/Markdown'), import('@/features/task/panel/TaskPanel'), import('@/ui/form/form')]);
