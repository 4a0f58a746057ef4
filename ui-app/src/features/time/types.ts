/**
 * What the engine says of time, until the types generated from `docs/openapi.json` name it: then this file goes.
 */
import type { Client } from 'openapi-fetch';
import type { Api } from '@/lib/api/client';
import type { Page, Person } from '@/lib/api/types';
import type { PersonId, ProjectId, TaskId, TimeEntryId, WorkspaceId } from '@/lib/ids';

export type TimeEntry = {
  id: TimeEntryId;
  /** Null if one can not see it any more. */
  task: { id: TaskId; title: string; projectId: ProjectId; deleted: boolean } | null;
  person: Person;
  startedAt: string;
  /** Null while the timer runs, as is the duration. */
  endedAt: string | null;
  duration: string | null;
  note: string | null;
  billable: boolean;
  overlapping: boolean;
  overlong: boolean;
  locked: boolean;
  canEdit: boolean;
  createdAt: string;
  version: number;
};
export type Timer = { entry: TimeEntry; elapsed: string; forgotten: boolean; stopped: TimeEntry | null };

export type Totals = { days: Record<string, string>; total: string; billable: string; recorded: string };
export type SheetRow = {
  week: string | null;
  project: { id: ProjectId; name: string; color: string | null } | null;
  task: { id: TaskId; title: string; deleted: boolean } | null;
  person: Person | null;
  hidden: boolean;
  totals: Totals;
};
export type Rounding = 'none' | 'up' | 'nearest';
export type Timesheet = {
  from: string;
  to: string;
  person: Person | null;
  timeZone: string | null;
  rounding: Rounding;
  roundingMinutes: number;
  lockedBefore: string | null;
  rows: SheetRow[];
  totals: Totals;
};
export type TimeSettings = {
  workspaceId: WorkspaceId;
  rounding: Rounding;
  roundingMinutes: number;
  lockedBefore: string | null;
  timeZone: string;
  version: number;
};
export type TimeSettingsPatch = {
  rounding?: Rounding;
  roundingMinutes?: number;
  lockedBefore?: string | null;
  timeZone?: string;
};
export type NewEntry = {
  startedAt: string;
  duration: string;
  note?: string | null;
  billable?: boolean;
};
export type EntryPatch = Partial<NewEntry>;
/** A task as the engine tells it now. */
export type Timed = { estimate?: string | null; timeSpent?: string };

export type Whose = 'me' | 'all' | PersonId;
type SheetQuery = { from?: string; to?: string; person?: string; project?: ProjectId };

type Json<Body> = { content: { 'application/json': Body } };
type Answers<Body> = { responses: { 200: Json<Body>; 201: Json<Body> } };
type OfTask = { parameters: { path: { task: TaskId } } };
type OfEntry = {
  parameters: { path: { task: TaskId; entry: TimeEntryId }; header?: { 'If-Match'?: string } };
};
type OfWorkspace<Query = never> = {
  parameters: { path: { workspace: WorkspaceId }; query?: Query; header?: { 'If-Match'?: string } };
};
type Sent<Body> = { requestBody: { content: { 'application/json': Body } } };

type TimePaths = {
  '/tasks/{task}/time-entries': {
    get: {
      parameters: { path: { task: TaskId }; query?: { limit?: number; cursor?: string | undefined } };
    } & Answers<Page<TimeEntry>>;
    post: OfTask & Sent<NewEntry> & Answers<TimeEntry>;
  };
  '/tasks/{task}/time-entries/{entry}': {
    patch: OfEntry & Sent<EntryPatch> & Answers<TimeEntry>;
    delete: OfEntry & Answers<undefined>;
  };
  '/tasks/{task}': {
    patch: {
      parameters: { path: { task: TaskId }; header?: { 'If-Match'?: string } };
    } & Sent<{ estimate: string | null }> &
      Answers<unknown>;
  };
  '/me/timer': {
    get: Answers<Timer>;
    put: Sent<{ taskId: TaskId; note?: string }> & Answers<Timer>;
    delete: { parameters: { query?: { endedAt?: string } } } & Answers<TimeEntry>;
  };
  '/workspaces/{workspace}/timesheet': {
    get: OfWorkspace<SheetQuery & { groupBy?: string }> & Answers<Timesheet>;
  };
  '/workspaces/{workspace}/timesheet.csv': {
    get: OfWorkspace<SheetQuery> & { responses: { 200: { content: { 'text/csv': string } } } };
  };
  '/workspaces/{workspace}/time-entries': {
    get: OfWorkspace<SheetQuery & { task?: TaskId; limit?: number }> & Answers<Page<TimeEntry>>;
  };
  '/workspaces/{workspace}/time-settings': {
    get: OfWorkspace & Answers<TimeSettings>;
    patch: OfWorkspace & Sent<TimeSettingsPatch> & Answers<TimeSettings>;
  };
};

export const timeApi = (api: Api) => api as unknown as Client<TimePaths>;
