/**
 * The shapes of the engine's REST API. Everything else imports its types from here, so that the types generated from
 * `docs/openapi.json` (`npm run api` writes `schema.d.ts`) can take this file's place by re-exporting them.
 */
import type { Problem } from './problem';
import type {
  AutomationId,
  BulkId,
  CommentId,
  DependencyId,
  FilterId,
  InvitationId,
  NotificationId,
  PersonId,
  ProjectId,
  ReminderId,
  RunId,
  SectionId,
  TagId,
  TaskId,
  TemplateId,
  WorkspaceId,
} from '@/lib/ids';

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
export type WorkspaceMember = { person: Person; role: WorkspaceRole };
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
export type ProjectPatch = { name?: string; description?: string | null; color?: string | null };

export type Tag = { id: TagId; projectId: ProjectId; name: string; color: string };
export type NewTag = { name: string; color?: string };
export type Section = {
  id: SectionId;
  projectId: ProjectId;
  name: string;
  color: string | null;
  position: string;
  wipLimit: number | null;
  version: number;
};
export type SectionPatch = { name?: string; color?: string | null; wipLimit?: number | null };
export type NewSection = SectionPatch & { name: string } & Neighbour<SectionId>;
/** The place wanted: beside this one; at the end where neither is named. */
export type Neighbour<Id> = { before?: Id; after?: Id };

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
  tags: Tag[];
  sectionId: SectionId | null;
  /** Its rank in the project: opaque, sorts as text by code unit. */
  position: string;
  parentId: TaskId | null;
  /** All descendants, without the cancelled ones. */
  subtasks: { total: number; done: number };
  /** An open task blocks it. */
  blocked: boolean;
  comments: number;
  archivedAt: string | null;
  deletedAt: string | null;
  lease: Lease | null;
};
/** Enough of a task to name it and to link to it. */
export type TaskRef = {
  id: TaskId;
  title: string;
  status: TaskStatus;
  projectId: ProjectId;
  dueAt: string | null;
};
export type Lease = { holder: Person; until: string };
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
  tags?: TagId[];
  sectionId?: SectionId;
  parentId?: TaskId;
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
  tags?: TagId[];
  parentId?: TaskId | null;
};
export type TaskMove = {
  projectId?: ProjectId;
  sectionId?: SectionId | null;
  parentId?: TaskId | null;
} & Neighbour<TaskId>;

export type DependencyKind = 'blocks' | 'blocked_by' | 'relates' | 'duplicates' | 'duplicated_by';
export type Dependency = { id: DependencyId; kind: DependencyKind; task: TaskRef };
export type DateShift = { from: string | null; to: string | null };
export type Shift = { items: { task: TaskRef; startAt: DateShift; dueAt: DateShift }[] };

export type FilterLanguage = {
  fields: {
    name: string;
    type: string;
    operators: string[];
    values?: { value: string; label: string }[];
  }[];
  functions: FilterWord[];
  keywords: FilterWord[];
};
/** A word of the filter language; some come with an explanation. */
export type FilterWord = string | { name: string; description?: string | null };
export type Completion = {
  from: number;
  to: number;
  items: { insert: string; label: string; kind: string }[];
};
export type Bucket = { name: string; filter: string; wipLimit: number | null };
export type SavedFilter = {
  id: FilterId;
  name: string;
  filter: string;
  sort: string | null;
  workspaceId: WorkspaceId;
  projectId: ProjectId | null;
  shared: boolean;
  owner: Person;
  canEdit: boolean;
  buckets: Bucket[] | null;
  version: number;
};
export type FilterPatch = {
  name?: string;
  filter?: string;
  sort?: string | null;
  shared?: boolean;
  buckets?: Bucket[] | null;
};
export type NewFilter = FilterPatch & {
  name: string;
  filter: string;
  workspaceId: WorkspaceId;
  projectId?: ProjectId;
};

export type BoardBy = 'section' | 'status' | 'priority' | 'assignee' | `filter:${FilterId}`;
export type BoardColumn = {
  key: string;
  title: string;
  color: string | null;
  wipLimit: number | null;
  total: number;
  items: Task[];
  next: string | null;
};
export type Board = { by: BoardBy; columns: BoardColumn[] };

export type Actor = { kind: 'person' | 'run' | 'system'; id: string | null; name: string | null };
export type Comment = {
  id: CommentId;
  taskId: TaskId;
  author: Actor;
  /** Markdown; null once it was deleted. */
  text: string | null;
  mentions: Person[];
  reactions: { emoji: string; count: number; mine: boolean }[];
  createdAt: string;
  editedAt: string | null;
  deletedAt: string | null;
  canEdit: boolean;
  version: number;
};
export type CommentVersion = { text: string; at: string };

export type NotificationKind = 'mentioned' | 'assigned' | 'commented' | 'changed' | 'completed' | 'invited';
export type Notification = {
  id: NotificationId;
  at: string;
  kind: NotificationKind;
  actor: Actor;
  task: TaskRef | null;
  commentId: CommentId | null;
  workspaceId: WorkspaceId;
  projectId: ProjectId | null;
  excerpt: string | null;
  readAt: string | null;
};
export type NotificationLevel = 'all' | 'mine' | 'mentions' | 'none';

export type BulkAction =
  'update' | 'complete' | 'reopen' | 'cancel' | 'archive' | 'restore' | 'delete' | 'move';
export type BulkPatch = TaskPatch & {
  addTags?: TagId[];
  removeTags?: TagId[];
  addAssignees?: PersonId[];
  removeAssignees?: PersonId[];
};
export type BulkRequest = {
  mode: 'atomic' | 'each';
  tasks: { id: TaskId; version?: number }[];
  action: BulkAction;
  patch?: BulkPatch;
  move?: { projectId?: ProjectId; sectionId?: SectionId | null };
};
export type BulkResult = {
  id: BulkId;
  undoableUntil: string | null;
  items: { taskId: TaskId; status: number; version: number | null; problem: Problem | null }[];
};

export type Placeholder = { name: string; label: string; default: string | null };
export type TemplateKind = 'task' | 'project';
/** A time by days from the day on which a template begins; without `at` tasks start at 09:00 and are due at 17:00. */
export type TemplateMoment = { days: number; at: string | null };
export type TemplateTask = {
  title: string;
  description: string | null;
  priority: Priority;
  tags: string[];
  start: TemplateMoment | null;
  due: TemplateMoment | null;
  timeZone: string | null;
  assignees: PersonId[];
  reminders: { before: string }[];
  subtasks: TemplateTask[];
  key: string | null;
  section: string | null;
  blockedBy: string[];
};
export type TemplateProject = {
  description: string | null;
  color: string | null;
  sections: { name: string; color: string | null; wipLimit: number | null }[];
  tags: { name: string; color: string | null }[];
  tasks: TemplateTask[];
};
type TemplateHead = {
  id: TemplateId;
  workspaceId: WorkspaceId;
  name: string;
  description: string | null;
  placeholders: Placeholder[];
  owner: Person | null;
  canEdit: boolean;
  version: number;
  updatedAt: string;
};
export type TemplateSummary = TemplateHead & { kind: TemplateKind; tasks: number };
export type TemplateContent =
  { kind: 'task'; content: TemplateTask } | { kind: 'project'; content: TemplateProject };
export type Template = TemplateHead & TemplateContent;
export type TemplateSource = { taskId: TaskId } | { projectId: ProjectId; includeDone?: boolean };
export type NewTemplate = {
  workspaceId: WorkspaceId;
  name: string;
  description?: string;
  placeholders?: Placeholder[];
} & (TemplateContent | { from: TemplateSource; anchor?: string });
export type TemplatePatch = {
  name?: string;
  description?: string | null;
  placeholders?: Placeholder[];
  content?: TemplateTask | TemplateProject;
};
export type ApplyTemplate = {
  projectId?: ProjectId;
  sectionId?: SectionId;
  name?: string;
  /** A day, as 2026-12-01. */
  anchor?: string;
  timeZone?: string;
  values?: Record<string, string>;
};
export type AppliedTemplate = { task: Task | null; project: Project | null; unassigned: Person[] };

type RunRef = { id: RunId; automationId: AutomationId; automationName: string; version: number };
export type Explanation = {
  origin: { kind: Actor['kind']; person: Person | null; run: RunRef | null };
  changes: { at: string; type: string; actor: Actor; run: RunRef | null }[];
  timers: { kind: 'reminder' | 'overdue' | 'timer'; name: string; at: string }[];
  onCompletion: {
    automationId: AutomationId;
    name: string;
    version: number;
    condition: string | null;
    fires: boolean | null;
    why: string | null;
  }[];
  waitsFor: TaskRef[];
  step: {
    automationId: AutomationId;
    automationName: string;
    version: number;
    runId: RunId;
    elementId: string;
    next: string[];
  } | null;
};
export type TaskForm = { schema: Record<string, unknown>; data: Record<string, unknown> };

export type Invitation = {
  id: InvitationId;
  email: string;
  workspaceId: WorkspaceId;
  workspaceName: string;
  role: WorkspaceRole;
  projectId: ProjectId | null;
  projectName: string | null;
  projectRole: ProjectRole | null;
  invitedBy: Person;
  createdAt: string;
  expiresAt: string;
  state: 'open' | 'accepted' | 'declined' | 'withdrawn' | 'expired';
  /** What became of the newest mail. */
  mail: 'sending' | 'sent' | 'failed';
};
export type NewInvitation = {
  email: string;
  role?: WorkspaceRole;
  projectId?: ProjectId;
  projectRole?: ProjectRole;
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
  draftTriggers: Trigger[];
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
  /** There only where it is meant for one person. */
  only?: string | null;
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
type Delete<Path, Query = never> = Op<Path, Query, undefined, Empty>;
type Put<Path> = Op<Path, never, undefined, Empty>;
type Paging = { limit?: number; cursor?: string; sort?: string };
/** Which tasks a list has: the usual ones, what was archived, or what was deleted. */
export type In = 'list' | 'archive' | 'bin';
export type TaskQuery = Paging & {
  status?: string;
  assignee?: string;
  filter?: string;
  q?: string;
  in?: In;
};
type W = { w: WorkspaceId };
type P = { p: ProjectId };
type T = { t: TaskId };
type C = { c: CommentId };
type A = { a: AutomationId };
type R = { r: RunId };
type Command<Answer, Path> = { post: Op<Path, never, undefined, Answers<Answer>> };

export interface paths {
  '/me': { get: Op<never, never, undefined, Answers<Me>> };
  '/workspaces': { get: Get<Page<Workspace>>; post: Send<{ name: string }, Workspace> };
  '/workspaces/{w}/members': { get: Get<Page<WorkspaceMember>, W, Paging> };
  '/workspaces/{w}/members/{person}': {
    put: Send<{ role: WorkspaceRole }, WorkspaceMember, W & { person: PersonId }>;
    delete: Delete<W & { person: PersonId }>;
  };
  '/workspaces/{w}/projects': { get: Get<Page<Project>, W, Paging>; post: Send<NewProject, Project, W> };
  '/workspaces/{w}/invitations': {
    get: Get<Page<Invitation>, W, Paging>;
    post: Send<NewInvitation, Invitation, W>;
  };
  '/workspaces/{w}/invitations/{i}': { delete: Delete<W & { i: InvitationId }> };
  '/workspaces/{w}/invitations/{i}/resend': Command<Invitation, W & { i: InvitationId }>;
  '/invitations/{token}': {
    get: Get<Invitation, { token: string }>;
    post: Op<{ token: string }, never, undefined, Answers<Invitation>>;
    delete: Op<{ token: string }, never, undefined, Answers<Invitation>>;
  };
  '/projects/{p}': { get: Get<Project, P>; patch: Send<ProjectPatch, Project, P>; delete: Delete<P> };
  '/projects/{p}/duplicate': { post: Send<{ name: string; anchor?: string }, Project, P> };
  '/projects/{p}/members': { get: Get<Page<Member>, P, Paging> };
  '/projects/{p}/members/{person}': {
    put: Send<{ role: ProjectRole }, Member, P & { person: PersonId }>;
    delete: Delete<P & { person: PersonId }>;
  };
  '/projects/{p}/invitations': {
    get: Get<Page<Invitation>, P, Paging>;
    post: Send<{ email: string; projectRole: ProjectRole }, Invitation, P>;
  };
  '/projects/{p}/notification-level': {
    get: Get<{ level: NotificationLevel }, P>;
    put: Send<{ level: NotificationLevel }, { level: NotificationLevel }, P>;
  };
  '/projects/{p}/sections': { get: Get<Page<Section>, P, Paging>; post: Send<NewSection, Section, P> };
  '/projects/{p}/sections/{s}': {
    patch: Send<SectionPatch, Section, P & { s: SectionId }>;
    delete: Delete<P & { s: SectionId }>;
  };
  '/projects/{p}/sections/{s}/move': { post: Send<Neighbour<SectionId>, Section, P & { s: SectionId }> };
  '/projects/{p}/tags': { get: Get<Page<Tag>, P, Paging>; post: Send<NewTag, Tag, P> };
  '/projects/{p}/tags/{tag}': {
    patch: Send<Partial<NewTag>, Tag, P & { tag: TagId }>;
    delete: Delete<P & { tag: TagId }>;
  };
  '/projects/{p}/board': { get: Get<Board, P, { by: BoardBy; filter?: string; limit?: number }> };
  '/projects/{p}/board/{key}': {
    get: Get<
      Page<Task>,
      P & { key: string },
      { by: BoardBy; filter?: string; cursor?: string; limit?: number }
    >;
  };
  '/projects/{p}/tasks': { get: Get<Page<Task>, P, TaskQuery>; post: Send<NewTask, Task, P> };
  '/tasks': { get: Get<Page<Task>, never, TaskQuery> };
  '/tasks/bulk': { post: Send<BulkRequest, BulkResult> };
  '/tasks/bulk/{id}/undo': Command<BulkResult, { id: BulkId }>;
  '/tasks/{t}': {
    get: Get<Task, T>;
    patch: Send<TaskPatch, Task, T>;
    delete: Delete<T, { permanently?: boolean }>;
  };
  '/tasks/{t}/complete': {
    post: Omit<Command<Task, T>['post'], 'requestBody'> & {
      requestBody?: Json<{ variables?: Record<string, unknown> }>;
    };
  };
  '/tasks/{t}/reopen': Command<Task, T>;
  '/tasks/{t}/cancel': Command<Task, T>;
  '/tasks/{t}/claim': Command<Task, T>;
  '/tasks/{t}/unclaim': Command<Task, T>;
  '/tasks/{t}/archive': Command<Task, T>;
  '/tasks/{t}/restore': Command<Task, T>;
  '/tasks/{t}/move': { post: Send<TaskMove, Task, T> };
  '/tasks/{t}/duplicate': { post: Send<{ title?: string; withSubtasks?: boolean }, Task, T> };
  '/tasks/{t}/subtasks': { get: Get<Page<Task>, T, Paging> };
  '/tasks/{t}/dependencies': {
    get: Get<Page<Dependency>, T, Paging>;
    post: Send<{ kind: DependencyKind; taskId: TaskId }, Dependency, T>;
  };
  '/tasks/{t}/dependencies/{d}': { delete: Delete<T & { d: DependencyId }> };
  '/tasks/{t}/dependencies/shift': { post: Send<{ by: string; dryRun?: boolean }, Shift, T> };
  '/tasks/{t}/lease': {
    get: Get<Lease | undefined, T>;
    put: Send<{ duration?: string }, Lease, T>;
    delete: Delete<T>;
  };
  '/tasks/{t}/watchers': { get: Get<{ items: Person[]; watching: boolean }, T> };
  '/tasks/{t}/watchers/me': { put: Put<T>; delete: Delete<T> };
  '/tasks/{t}/comments': { get: Get<Page<Comment>, T, Paging>; post: Send<{ text: string }, Comment, T> };
  '/tasks/{t}/comments/{c}': {
    patch: Send<{ text: string }, Comment, T & C>;
    delete: Delete<T & C>;
  };
  '/tasks/{t}/comments/{c}/versions': { get: Get<Page<CommentVersion>, T & C> };
  '/tasks/{t}/comments/{c}/reactions/{emoji}': {
    put: Put<T & C & { emoji: string }>;
    delete: Delete<T & C & { emoji: string }>;
  };
  '/tasks/{t}/explanation': { get: Get<Explanation, T> };
  '/tasks/{t}/form': { get: Get<TaskForm, T> };
  '/filters': {
    get: Get<Page<SavedFilter>, never, Paging & { workspace: WorkspaceId }>;
    post: Send<NewFilter, SavedFilter>;
  };
  '/filters/{f}': {
    get: Get<SavedFilter, { f: FilterId }>;
    patch: Send<FilterPatch, SavedFilter, { f: FilterId }>;
    delete: Delete<{ f: FilterId }>;
  };
  '/filters/language': { get: Get<FilterLanguage> };
  '/filters/complete': {
    get: Get<Completion, never, { text: string; caret: number; projectId?: ProjectId }>;
  };
  '/notifications': {
    get: Get<Page<Notification> & { unread: number }, never, Paging & { unread?: boolean }>;
  };
  '/notifications/{n}': { delete: Delete<{ n: NotificationId }> };
  '/notifications/{n}/read': { post: Put<{ n: NotificationId }> };
  '/notifications/read': { post: Op<never, never, { upTo?: NotificationId }, Empty> };
  '/templates': {
    get: Get<Page<TemplateSummary>, never, { workspace: WorkspaceId }>;
    post: Send<NewTemplate, Template>;
  };
  '/templates/{t}': {
    get: Get<Template, { t: TemplateId }>;
    patch: Send<TemplatePatch, Template, { t: TemplateId }>;
    delete: Delete<{ t: TemplateId }>;
  };
  '/templates/{t}/apply': {
    post: Send<ApplyTemplate, AppliedTemplate, { t: TemplateId }>;
  };
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
