/**
 * The shapes of the engine's REST API. Everything else imports its types from here, so that the types generated from
 * `docs/openapi.json` (`npm run api` writes `schema.d.ts`) can take this file's place by re-exporting them.
 */
import type { AutomationId, PersonId, ProjectId, ReminderId, RunId, TaskId, WorkspaceId } from '@/lib/ids';

export type Page<Item> = { items: Item[]; next: string | null };

export type InstallationRole = 'admin' | 'manager' | 'designer' | 'user';
export type WorkspaceRole = 'owner' | 'admin' | 'member';
export type ProjectRole = 'owner' | 'member' | 'viewer';

export type Person = { id: PersonId; name: string; email: string; pictureUrl: string | null };

export type Me = Person & {
  locale: string | null;
  timeZone: string | null;
  roles: InstallationRole[];
  workspaces: { id: WorkspaceId; name: string; role: WorkspaceRole }[];
};

export type Workspace = { id: WorkspaceId; name: string; role: WorkspaceRole; version: number };
export type Member = { person: Person; role: WorkspaceRole | ProjectRole };

export type Project = {
  id: ProjectId;
  workspaceId: WorkspaceId;
  name: string;
  description: string | null;
  color: string | null;
  role: ProjectRole | null;
  version: number;
};
export type NewProject = { name: string; description?: string; color?: string };

export type TaskStatus = 'todo' | 'in_progress' | 'done' | 'cancelled';
export type Priority = 'low' | 'medium' | 'high' | 'urgent';

export type Task = {
  id: TaskId;
  projectId: ProjectId;
  workspaceId: WorkspaceId;
  title: string;
  description: string | null;
  status: TaskStatus;
  priority: Priority;
  startAt: string | null;
  dueAt: string | null;
  timeZone: string | null;
  overdue: boolean;
  assignees: Person[];
  reporter: Person | null;
  kind: 'task' | 'step';
  formKey: string | null;
  origin: { kind: 'person' | 'run' | 'system'; id: string | null } | null;
  process: { instanceId: string | null } | null;
  version: number;
  createdAt: string;
  updatedAt: string;
  completedAt: string | null;
};
export type NewReminder = { before?: string; at?: string };
export type NewTask = {
  title: string;
  description?: string;
  priority?: Priority;
  startAt?: string;
  dueAt?: string;
  timeZone?: string;
  assignees?: PersonId[];
  reminders?: NewReminder[];
};
export type TaskPatch = {
  title?: string;
  description?: string | null;
  status?: TaskStatus;
  priority?: Priority;
  startAt?: string | null;
  dueAt?: string | null;
  timeZone?: string | null;
  assignees?: PersonId[];
};
export type Change = {
  id: string;
  at: string;
  actor: { kind: 'person' | 'run' | 'system'; id: string | null; name: string | null };
  type: string;
  fields: { field: string; from: unknown; to: unknown }[];
};
export type Reminder = {
  id: ReminderId;
  at: string | null;
  before: string | null;
  channel: 'email';
  state: 'armed' | 'sent' | 'failed' | 'removed';
};

export type Trigger = { type: string; condition: string | null };
export type Automation = {
  id: AutomationId;
  workspaceId: WorkspaceId;
  projectId: ProjectId | null;
  name: string;
  description: string | null;
  published: number | null;
  draftVersion: number;
  hasUnpublishedChanges: boolean;
  triggers: Trigger[];
  enabled: boolean;
  updatedAt: string;
  version: number;
};
export type NewAutomation = { name: string; projectId?: ProjectId; bpmn?: string };
export type Draft = { bpmn: string; version?: number };
export type Finding = { elementId: string | null; rule: string; message: string; remedy: string | null };
export type Version = {
  number: number;
  note: string | null;
  author: Person | null;
  publishedAt: string;
  bpmn?: string;
};

export type RunState = 'running' | 'waiting' | 'completed' | 'failed' | 'cancelled';
export type Run = {
  id: RunId;
  automationId: AutomationId;
  automationName: string;
  version: number;
  workspaceId: WorkspaceId;
  state: RunState;
  trigger: { type: string; eventId: string | null; subject: { kind: string; id: string } | null } | null;
  startedAt: string;
  endedAt: string | null;
  error: string | null;
  bpmn?: string;
};
export type StepState = 'active' | 'completed' | 'failed' | 'retrying' | 'cancelled';
export type Step = {
  id: string;
  elementId: string;
  elementName: string | null;
  elementType: string;
  state: StepState;
  attempts: number;
  input: Record<string, unknown> | null;
  output: Record<string, unknown> | null;
  error: string | null;
  startedAt: string;
  endedAt: string | null;
};

export type ConnectorDescription = {
  name: string;
  title: string;
  description: string;
  icon: string | null;
  kind: 'connector' | 'action';
  operations: { topic: string; title: string; description: string }[];
};

export type TriggerType = {
  type: string;
  title: string;
  description: string;
  /** An example of what a run started by it knows: names and values, nested. */
  sample: Record<string, unknown>;
};

export type LiveEvent = {
  position: number | null;
  id: string;
  type: string;
  time: string;
  workspaceId: WorkspaceId;
  projectId: ProjectId | null;
  actor: { kind: string; id: string | null };
  subject: { kind: string; id: string };
  depth: number;
  data: Record<string, unknown>;
};
/** `/changes`: `next` is the position to ask from the next time. */
export type Changes = { items: LiveEvent[]; next: number | string | null };

// The shape openapi-typescript generates, by helpers: one line per operation.
type Json<Body> = { content: { 'application/json': Body } };
type Answers<Body> = { 200: { headers: Record<string, unknown> } & Json<Body> };
type Empty = { 204: { headers: Record<string, unknown>; content?: never } };
type Header = { 'If-Match'?: string; 'Idempotency-Key'?: string };
type Op<Path, Query, Body, Responses> = {
  parameters: ([Path] extends [never] ? { path?: never } : { path: Path }) & {
    query?: Query;
    header?: Header;
  };
  responses: Responses;
} & (Body extends undefined ? { requestBody?: never } : { requestBody: Json<Body> });
type Get<Answer, Path = never, Query = never> = Op<Path, Query, undefined, Answers<Answer>>;
type Send<Body, Answer, Path = never> = Op<Path, never, Body, Answers<Answer>>;
type Delete<Path> = Op<Path, never, undefined, Empty>;
type Paging = { limit?: number; cursor?: string; sort?: string };
export type TaskQuery = Paging & { status?: string; assignee?: string };
type W = { w: WorkspaceId };
type P = { p: ProjectId };
type T = { t: TaskId };
type A = { a: AutomationId };
type R = { r: RunId };

export interface paths {
  '/me': { get: Op<never, never, undefined, Answers<Me>> };
  '/workspaces': { get: Get<Page<Workspace>>; post: Send<{ name: string }, Workspace> };
  '/workspaces/{w}/members': { get: Get<Page<Member>, W, Paging> };
  '/workspaces/{w}/projects': { get: Get<Page<Project>, W, Paging>; post: Send<NewProject, Project, W> };
  '/projects/{p}': { get: Get<Project, P>; patch: Send<Partial<NewProject>, Project, P> };
  '/projects/{p}/members': { get: Get<Page<Member>, P, Paging> };
  '/projects/{p}/tasks': { get: Get<Page<Task>, P, TaskQuery>; post: Send<NewTask, Task, P> };
  '/tasks': { get: Get<Page<Task>, never, TaskQuery> };
  '/tasks/{t}': { get: Get<Task, T>; patch: Send<TaskPatch, Task, T>; delete: Delete<T> };
  '/tasks/{t}/complete': { post: Op<T, never, undefined, Answers<Task>> };
  '/tasks/{t}/reopen': { post: Op<T, never, undefined, Answers<Task>> };
  '/tasks/{t}/cancel': { post: Op<T, never, undefined, Answers<Task>> };
  '/tasks/{t}/claim': { post: Op<T, never, undefined, Answers<Task>> };
  '/tasks/{t}/changes': { get: Get<Page<Change>, T, Paging> };
  '/tasks/{t}/reminders': { get: Get<Page<Reminder>, T, Paging>; post: Send<NewReminder, Reminder, T> };
  '/tasks/{t}/reminders/{r}': { delete: Delete<T & { r: ReminderId }> };
  '/workspaces/{w}/automations': {
    get: Get<Page<Automation>, W, Paging>;
    post: Send<NewAutomation, Automation, W>;
  };
  '/automations/{a}': {
    get: Get<Automation, A>;
    patch: Send<{ name?: string; description?: string; enabled?: boolean }, Automation, A>;
    delete: Delete<A>;
  };
  '/automations/{a}/draft': { get: Get<Draft, A>; put: Send<{ bpmn: string }, Draft, A> };
  '/automations/{a}/validate': { post: Send<{ bpmn?: string }, { findings: Finding[] }, A> };
  '/automations/{a}/publish': { post: Send<{ note?: string; draftVersion: number }, Version, A> };
  '/automations/{a}/versions': { get: Get<Page<Version>, A, Paging> };
  '/automations/{a}/versions/{n}': { get: Get<Version, A & { n: number }> };
  '/automations/{a}/start': { post: Send<{ variables?: Record<string, unknown> }, Run, A> };
  '/automations/{a}/runs': { get: Get<Page<Run>, A, Paging & { state?: string }> };
  '/workspaces/{w}/runs': { get: Get<Page<Run>, W, Paging & { state?: string }> };
  '/runs/{r}': { get: Get<Run, R> };
  '/runs/{r}/steps': { get: Get<Page<Step>, R, Paging> };
  '/runs/{r}/retry': { post: Op<R, never, undefined, Answers<Run>> };
  '/runs/{r}/cancel': { post: Op<R, never, undefined, Answers<Run>> };
  '/trigger-types': { get: Get<Page<TriggerType>> };
  '/connectors': { get: Get<Page<ConnectorDescription>> };
  '/connectors/{c}/element-template': { get: Get<Record<string, unknown>[], { c: string }> };
  '/changes': { get: Get<Changes, never, { since?: string; limit?: number }> };
}
