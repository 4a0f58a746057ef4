/**
 * A pretended engine for looking at the pages while none is running: `npm run dev:mock`. It keeps its state in memory and answers the
 * shapes of the REST API, plus just enough OpenID Connect to sign in. Nothing of it is shipped.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { sampleBpmn } from './sample.ts';

type Json = Record<string, unknown>;
type Handler = (match: RegExpMatchArray, body: Json, url: URL) => unknown;

const later = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const person = (id: number, name: string) => ({
  id: `00000000-0000-7000-8000-00000000000${id}`,
  name,
  email: `${name.split(' ')[0]?.toLowerCase()}@taskloom.example`,
  pictureUrl: null,
});
const [ada, mona, dee, uma, ugo] = [
  person(1, 'Ada Admin'),
  person(2, 'Mona Manager'),
  person(3, 'Dee Designer'),
  person(4, 'Uma User'),
  person(5, 'Ugo Second'),
];
const people = [ada, mona, dee, uma, ugo];
const workspace = { id: 'w1', name: 'Demo team', role: 'owner', version: 1 };
const projects = [
  {
    id: 'p1',
    workspaceId: 'w1',
    name: 'Everyday',
    description: 'What has to be done anyway.',
    color: '#4c5fd5',
    role: 'owner',
    version: 1,
  },
  {
    id: 'p2',
    workspaceId: 'w1',
    name: 'Spring launch',
    description: null,
    color: '#12a594',
    role: 'member',
    version: 1,
  },
  {
    id: 'p3',
    workspaceId: 'w1',
    name: 'Office move',
    description: null,
    color: '#f76b15',
    role: 'viewer',
    version: 1,
  },
];

function task(title: string, more: Json = {}): Json {
  return {
    id: randomUUID(),
    projectId: 'p1',
    workspaceId: 'w1',
    title,
    description: null,
    status: 'todo',
    priority: 'medium',
    startAt: null,
    dueAt: null,
    timeZone: 'Europe/Vienna',
    overdue: false,
    assignees: [mona],
    reporter: mona,
    kind: 'task',
    formKey: null,
    origin: { kind: 'person', id: mona.id },
    process: { instanceId: 'i1' },
    version: 1,
    createdAt: later(-3000),
    updatedAt: later(-30),
    completedAt: null,
    step: null,
    ...more,
  };
}

let tasks: Json[] = [
  task('Send the signed lease to the landlord', {
    dueAt: later(-1500),
    overdue: true,
    priority: 'urgent',
    projectId: 'p3',
    assignees: [ugo, mona],
  }),
  task('Answer the auditors’ second question', { dueAt: later(-90), overdue: true, priority: 'high' }),
  task('Prepare the agenda for Thursday', {
    id: 't1',
    dueAt: later(100),
    status: 'in_progress',
    priority: 'high',
    assignees: [mona, uma],
    description:
      'Topics so far:\n\n- [x] Budget for **Q3**\n- [ ] Hiring plan\n- [ ] Feedback from the [spring launch](https://example.org)\n\n> Keep it to *45 minutes* this time.\n\n`agenda.md` is in the shared folder. <img src=x onerror=alert(1)>',
  }),
  task('Buy milk', { dueAt: later(160) }),
  task('Review the press release', { dueAt: later(1500), projectId: 'p2', assignees: [dee] }),
  task('Approve expenses above 500 €', {
    dueAt: later(4000),
    kind: 'step',
    priority: 'high',
    origin: { kind: 'run', id: 'r1' },
    assignees: [mona],
  }),
  task(
    'Order new chairs for the meeting room on the third floor, with arm rests, and ask whether the old ones can be collected on the same day',
    {
      dueAt: later(9000),
      projectId: 'p3',
      priority: 'low',
      assignees: people,
    },
  ),
  task('Write down what we learnt from the outage', { projectId: 'p2' }),
  task('Plan the summer party', { priority: 'low', assignees: [] }),
  task('Renew the domain', { status: 'done', completedAt: later(-200) }),
  task('Publish the job advert', { status: 'done', completedAt: later(-4000), projectId: 'p2' }),
  task('Invite the printers', { status: 'cancelled', completedAt: later(-8000) }),
];
const plainReminder = {
  at: later(99),
  before: null,
  relativeTo: null,
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
};
const reminders: Record<string, Json[]> = {
  t1: [{ ...plainReminder, id: 'm1', at: later(99), before: 'PT1M', relativeTo: 'due' }],
};
const changes = [
  {
    id: 'c4',
    at: later(-30),
    actor: { kind: 'person', id: uma.id, name: uma.name },
    type: 'TaskUpdated',
    fields: [{ field: 'priority', from: 'medium', to: 'high' }],
  },
  {
    id: 'c3',
    at: later(-70),
    actor: { kind: 'person', id: mona.id, name: mona.name },
    type: 'TaskUpdated',
    fields: [{ field: 'status', from: 'todo', to: 'in_progress' }],
  },
  {
    id: 'c2',
    at: later(-400),
    actor: { kind: 'run', id: 'r1', name: null },
    type: 'TaskUpdated',
    fields: [{ field: 'dueAt', from: null, to: later(100) }],
  },
  {
    id: 'c1',
    at: later(-3000),
    actor: { kind: 'person', id: mona.id, name: mona.name },
    type: 'TaskCreated',
    fields: [],
  },
];
const remarked = (id: string, author: typeof ada, text: string, more: Json = {}): Json => ({
  id,
  automationId: 'a1',
  element: 'send-mail',
  elementGone: false,
  draftVersion: 6,
  replyTo: null,
  author,
  text,
  mentions: [],
  createdAt: later(-90),
  editedAt: null,
  deletedAt: null,
  resolvedBy: null,
  resolvedAt: null,
  canEdit: author === uma,
  canDelete: author === uma,
  version: 1,
  ...more,
});
const remarks = [
  remarked('m1', mona, 'Should this go to the **whole team**, or to the assignee alone?'),
  remarked('m2', uma, `[@${mona.name}](mention:${mona.id}) to the assignee: the others watch anyway.`, {
    replyTo: 'm1',
    editedAt: later(-20),
  }),
  remarked('m3', dee, 'An hour is short for the night shift.', { element: 'wait' }),
  remarked('m4', ada, 'Text it instead?', { element: 'text-message', elementGone: true, draftVersion: 2 }),
];
const automations: Json[] = [
  {
    id: 'a1',
    workspaceId: 'w1',
    projectId: 'p1',
    name: 'Chase urgent tasks',
    description: null,
    published: 3,
    draftVersion: 7,
    hasUnpublishedChanges: true,
    triggers: [{ type: 'TaskCreated', condition: '=task.priority = "high"' }],
    draftTriggers: [{ type: 'TaskCreated', condition: '=task.priority = "high"' }],
    enabled: true,
    updatedAt: later(-50),
    version: 9,
  },
  {
    id: 'a2',
    workspaceId: 'w1',
    projectId: null,
    name: 'Welcome new members',
    description: null,
    published: null,
    draftVersion: 1,
    hasUnpublishedChanges: true,
    triggers: [],
    draftTriggers: [],
    enabled: true,
    updatedAt: later(-5000),
    version: 1,
  },
  {
    id: 'a3',
    workspaceId: 'w1',
    projectId: 'p1',
    name: 'Tell the team what is overdue',
    description: null,
    published: 1,
    draftVersion: 2,
    hasUnpublishedChanges: false,
    triggers: [{ type: 'TaskOverdue', condition: null }],
    draftTriggers: [{ type: 'TaskOverdue', condition: null }],
    enabled: false,
    updatedAt: later(-9000),
    version: 2,
  },
];
const drafts: Record<string, string> = {};
const draftForms: Record<string, Json> = {};
const run = (id: string, state: string, more: Json = {}): Json => ({
  id,
  automationId: 'a1',
  automationName: 'Chase urgent tasks',
  version: 3,
  workspaceId: 'w1',
  state,
  trigger: { type: 'TaskCreated', eventId: 'e1', subject: { kind: 'task', id: 't1' } },
  startedAt: later(-3),
  endedAt: state === 'running' || state === 'waiting' ? null : later(-2.9),
  error: null,
  ...more,
});
const runs = [
  run('r1', 'failed', {
    error: 'Call the webhook: the server answered 503 (Service Unavailable) three times',
    startedAt: later(-12),
    endedAt: null,
  }),
  run('r2', 'running', { startedAt: later(-0.2) }),
  run('r3', 'waiting', { startedAt: later(-45) }),
  run('r4', 'completed', { startedAt: later(-300), endedAt: later(-299.9) }),
  run('r5', 'completed', {
    automationName: 'Tell the team what is overdue',
    version: 1,
    trigger: { type: 'TaskOverdue', eventId: 'e', subject: null },
  }),
  run('r6', 'cancelled', { startedAt: later(-4000), endedAt: later(-3990) }),
];
const step = (
  elementId: string,
  elementName: string,
  elementType: string,
  state: string,
  more: Json = {},
) => ({
  id: randomUUID(),
  elementId,
  elementName,
  elementType,
  state,
  attempts: 1,
  input: null,
  output: null,
  error: null,
  startedAt: later(-12),
  endedAt: later(-11.98),
  ...more,
});
const steps = [
  step('start', 'Task created', 'startEvent', 'completed', {
    output: { task: { id: 't1', title: 'Prepare the agenda for Thursday', priority: 'high' } },
  }),
  step('send-mail', 'Send an e-mail', 'serviceTask', 'completed', {
    input: { to: 'mona@taskloom.example', subject: 'Urgent: Prepare the agenda for Thursday' },
    output: { messageId: '<5f0a@taskloom.example>', accepted: true, recipients: 1 },
  }),
  step('call-webhook', 'Call the webhook', 'serviceTask', 'failed', {
    attempts: 3,
    input: { url: 'https://hooks.example.org/tasks', method: 'POST', body: { id: 't1', late: null } },
    error: 'POST https://hooks.example.org/tasks answered 503 Service Unavailable',
    endedAt: null,
  }),
];

const problem = (status: number, title: string, detail: string, more: Json = {}) => ({
  $status: status,
  type: 'about:blank',
  title,
  status,
  detail,
  ...more,
});
const missing = () => problem(404, 'Not found', 'There is no such thing, or you may not see it.');
const page = (items: unknown[]) => ({ items, next: null });

const find = (id: string | undefined) => tasks.find((each) => each['id'] === id);
function change(id: string | undefined, patch: Json) {
  const before = find(id);
  if (!before) return missing();
  const assignees = Array.isArray(patch['assignees'])
    ? people.filter((each) => (patch['assignees'] as string[]).includes(each.id))
    : before['assignees'];
  const after = { ...before, ...patch, assignees, version: (before['version'] as number) + 1 };
  tasks = tasks.map((each) => (each === before ? after : each));
  return after;
}
function listTasks(url: URL, project?: string) {
  const wanted = url.searchParams.get('status')?.split(',');
  return page(
    tasks
      .filter(
        (each) =>
          (!project || each['projectId'] === project) &&
          (url.searchParams.get('assignee') !== 'me' ||
            (each['assignees'] as { id: string }[]).some(({ id }) => id === uma.id)) &&
          (!wanted || wanted.includes(each['status'] as string)),
      )
      .sort((a, b) => String(a['dueAt'] ?? '9').localeCompare(String(b['dueAt'] ?? '9'))),
  );
}

const apiKey = (name: string, more: Json = {}): Json => ({
  id: randomUUID(),
  name,
  hint: `tl_${randomUUID().slice(0, 8)}`,
  key: null,
  scopes: ['tasks:write', 'projects:read'],
  workspaceId: null,
  createdAt: later(-9000),
  expiresAt: later(60_000),
  expired: false,
  lastUsedAt: later(-12),
  lastUsedFrom: '203.0.113.7',
  ...more,
});
const apiKeys: Json[] = [
  apiKey('Build server'),
  apiKey('Spreadsheet of the hours that everybody worked this year', {
    scopes: ['time:read'],
    workspaceId: 'w2',
    expiresAt: null,
    lastUsedAt: null,
    lastUsedFrom: null,
  }),
  apiKey('Old phone', { expired: true, expiresAt: later(-3000) }),
];

const routes: [string, RegExp, Handler][] = [
  ['GET', /^\/me\/api-keys$/, () => page(apiKeys)],
  [
    'POST',
    /^\/me\/api-keys$/,
    (_m, body) => ({ ...apiKey('New'), ...body, key: 'tl_00000000000000000000000000000000000000000ReN7S' }),
  ],
  [
    'GET',
    /^\/workspaces\/w1\/usage$/,
    () => ({
      plan: 'free',
      limits: [
        { limit: 'automations', used: 1, allowed: 3 },
        { limit: 'api_keys', used: 0, allowed: 3 },
        { limit: 'members', used: 5, allowed: 5 },
        { limit: 'runs_per_month', used: 912, allowed: 1000 },
        { limit: 'storage', used: 348_000_000, allowed: null },
        { limit: 'run_data', used: 171_000_000, allowed: 200_000_000 },
      ],
    }),
  ],
  [
    'GET',
    /^\/me$/,
    () => ({
      ...mona,
      locale: null,
      timeZone: null,
      roles: ['manager', 'designer', 'admin', 'user'],
      workspaces: [workspace, { id: 'w2', name: 'Family', role: 'member' }],
    }),
  ],
  ['GET', /^\/workspaces\/w1\/projects$/, () => page(projects)],
  [
    'POST',
    /^\/workspaces\/w1\/projects$/,
    (_m, body) => {
      const made = { ...projects[0], ...body, id: randomUUID() };
      projects.push(made as (typeof projects)[0]);
      return made;
    },
  ],
  ['GET', /^\/workspaces\/w2\/\w+$/, () => page([])],
  ['GET', /^\/projects\/([^/]+)$/, ([, id]) => projects.find((each) => each.id === id) ?? missing()],
  [
    'GET',
    /^\/projects\/([^/]+)\/members$/,
    () => page(people.map((each) => ({ person: each, role: 'member' }))),
  ],
  ['GET', /^\/projects\/([^/]+)\/tasks$/, ([, id], _b, url) => listTasks(url, id)],
  ['GET', /^\/tasks$/, (_m, _b, url) => listTasks(url)],
  [
    'POST',
    /^\/projects\/([^/]+)\/tasks$/,
    ([, projectId], { reminders: _reminders, ...body }) => {
      const made = task(String(body['title']), {
        ...body,
        assignees: [mona],
        projectId,
        createdAt: later(0),
      });
      tasks = [made, ...tasks];
      return made;
    },
  ],
  ['GET', /^\/tasks\/([^/]+)$/, ([, id]) => find(id) ?? missing()],
  [
    'PATCH',
    /^\/tasks\/([^/]+)$/,
    ([, id], body) =>
      body['title'] === 'conflict'
        ? problem(412, 'Changed meanwhile', 'The task has been changed.', { current: find(id) })
        : change(id, body),
  ],
  [
    'DELETE',
    /^\/tasks\/([^/]+)$/,
    ([, id]) => {
      tasks = tasks.filter((each) => each['id'] !== id);
      return undefined;
    },
  ],
  [
    'POST',
    /^\/tasks\/([^/]+)\/complete$/,
    ([, id]) =>
      find(id)?.['title'] === 'Plan the summer party'
        ? problem(409, 'Blocked', '“Plan the summer party” waits for “Book a place”.')
        : change(id, { status: 'done', completedAt: later(0) }),
  ],
  ['POST', /^\/tasks\/([^/]+)\/reopen$/, ([, id]) => change(id, { status: 'todo', completedAt: null })],
  ['POST', /^\/tasks\/([^/]+)\/cancel$/, ([, id]) => change(id, { status: 'cancelled' })],
  ['GET', /^\/tasks\/([^/]+)\/changes$/, () => page(changes)],
  ['GET', /^\/tasks\/([^/]+)\/reminders$/, ([, id]) => page(reminders[id ?? ''] ?? [])],
  [
    'POST',
    /^\/tasks\/([^/]+)\/reminders$/,
    ([, id], body) => {
      const made = { ...plainReminder, id: randomUUID(), ...body };
      reminders[id ?? ''] = [...(reminders[id ?? ''] ?? []), made];
      return made;
    },
  ],
  [
    'DELETE',
    /^\/tasks\/([^/]+)\/reminders\/([^/]+)$/,
    ([, id, r]) => {
      reminders[id ?? ''] = (reminders[id ?? ''] ?? []).filter((each) => each['id'] !== r);
      return undefined;
    },
  ],
  ['GET', /^\/workspaces\/w1\/automations$/, () => page(automations)],
  [
    'POST',
    /^\/workspaces\/w1\/automations$/,
    (_m, { bpmn, ...body }) => {
      const made: Json = { ...automations[1], ...body, id: randomUUID(), updatedAt: later(0) };
      automations.unshift(made);
      if (bpmn) drafts[made['id'] as string] = bpmn as string;
      return made;
    },
  ],
  ['GET', /^\/automations\/([^/]+)$/, ([, id]) => automations.find((each) => each['id'] === id) ?? missing()],
  [
    'GET',
    /^\/automations\/([^/]+)\/draft$/,
    ([, id]) => ({
      bpmn: drafts[id ?? ''] ?? sampleBpmn,
      forms: draftForms[id ?? ''] ?? {},
      version: 7,
    }),
  ],
  [
    'PUT',
    /^\/automations\/([^/]+)\/draft$/,
    ([, id], body) => {
      drafts[id ?? ''] = body['bpmn'] as string;
      if (body['forms']) draftForms[id ?? ''] = body['forms'] as Json;
      return { bpmn: body['bpmn'], version: 8 };
    },
  ],
  ['GET', /^\/automations\/([^/]+)\/comments$/, ([, id]) => page(id === 'a1' ? remarks : [])],
  [
    'POST',
    /^\/automations\/([^/]+)\/comments$/,
    (_m, { text, element, replyTo }) => {
      const thread = remarks.find((each) => each['id'] === replyTo);
      const made = remarked(randomUUID(), uma, text as string, {
        element: thread ? thread['element'] : (element ?? null),
        replyTo: replyTo ?? null,
        draftVersion: 7,
        createdAt: later(0),
      });
      remarks.push(made);
      return made;
    },
  ],
  [
    'GET',
    /^\/workspaces\/w1\/members$/,
    () => page(people.map((each) => ({ person: each, role: 'member' }))),
  ],
  [
    'POST',
    /^\/automations\/([^/]+)\/validate$/,
    () => ({
      findings: [
        {
          elementId: 'call-webhook',
          rule: 'url',
          message: '“Call the webhook” has no address.',
          remedy: 'Enter one in its form.',
        },
      ],
    }),
  ],
  [
    'GET',
    /^\/automations\/([^/]+)\/versions$/,
    () =>
      page(
        [3, 2, 1].map((number) => ({
          number,
          note: number === 3 ? 'Webhook added' : null,
          author: dee,
          publishedAt: later(-1000 * (4 - number)),
        })),
      ),
  ],
  ['GET', /^\/automations\/([^/]+)\/runs$/, () => page(runs.slice(0, 4))],
  [
    'GET',
    /^\/workspaces\/w1\/runs$/,
    (_m, _b, url) =>
      page(
        runs.filter(
          (each) => !url.searchParams.get('state') || each['state'] === url.searchParams.get('state'),
        ),
      ),
  ],
  [
    'GET',
    /^\/runs\/([^/]+)$/,
    ([, id]) => ({ ...(runs.find((each) => each['id'] === id) ?? missing()), bpmn: sampleBpmn }),
  ],
  ['GET', /^\/runs\/([^/]+)\/steps$/, () => page(steps)],
  [
    'POST',
    /^\/runs\/([^/]+)\/(retry|cancel)$/,
    ([, id]) => runs.find((each) => each['id'] === id) ?? missing(),
  ],
  [
    'GET',
    /^\/trigger-types$/,
    () =>
      page([
        {
          type: 'TaskCreated',
          title: 'Task created',
          description: 'Somebody or something adds a task.',
          sample: { task: tasks[0] },
        },
      ]),
  ],
  ['GET', /^\/connectors$/, () => page([])],
  ['GET', /^\/changes$/, () => ({ items: [], next: 0 })],
];

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

export function mockEngine(): Plugin {
  return {
    name: 'mock-engine',
    configureServer: (server) =>
      void server.middlewares.use((request, response, next) => void answer(request, response, next)),
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, next: () => void) {
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
  const send = (value: unknown, status = 200, headers: Record<string, string> = {}) => {
    response.writeHead(status, {
      'Content-Type': status < 400 ? 'application/json' : 'application/problem+json',
      ...headers,
    });
    response.end(value === undefined ? undefined : JSON.stringify(value));
  };
  if (url.pathname === '/app-config.json')
    return send({
      issuer: `${url.origin}/mock-realm`,
      clientId: 'taskloom-app',
      version: 'mock',
      cockpitUrl: '/camunda/',
    });
  if (url.pathname.startsWith('/mock-realm')) return signIn(url, request, response, send);
  if (!url.pathname.startsWith('/api/v1')) return next();
  const path = url.pathname.slice('/api/v1'.length);
  for (const [method, pattern, handler] of routes) {
    const match = method === request.method ? path.match(pattern) : null;
    if (!match) continue;
    const text = await bodyOf(request);
    const result = handler(match, text ? (JSON.parse(text) as Json) : {}, url) as
      (Json & { $status?: number; version?: number }) | undefined;
    await new Promise((resolve) => setTimeout(resolve, 120));
    return send(
      result,
      result === undefined ? 204 : (result.$status ?? 200),
      result?.version ? { ETag: `"v${result.version}"` } : {},
    );
  }
  send(missing(), 404);
}

async function signIn(
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
  send: (value: unknown) => void,
) {
  const issuer = `${url.origin}/mock-realm`;
  if (url.pathname.endsWith('openid-configuration'))
    return send({
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      end_session_endpoint: `${issuer}/logout`,
      jwks_uri: `${issuer}/certs`,
    });
  if (url.pathname.endsWith('/auth') || url.pathname.endsWith('/logout')) {
    const back = new URL(
      url.searchParams.get('redirect_uri') ?? url.searchParams.get('post_logout_redirect_uri') ?? '/',
      url.origin,
    );
    back.searchParams.set('state', url.searchParams.get('state') ?? '');
    if (url.pathname.endsWith('/auth')) back.searchParams.set('code', 'mock');
    response.writeHead(302, { Location: back.href });
    return response.end();
  }
  await bodyOf(request);
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const jwt = `${part({ alg: 'none' })}.${part({ iss: issuer, sub: mona.id, aud: 'taskloom-app', iat: now, exp: now + 300 })}.`;
  send({
    access_token: jwt,
    id_token: jwt,
    refresh_token: randomUUID(),
    token_type: 'Bearer',
    expires_in: 300,
    scope: 'openid',
  });
}
