/**
 * The shapes of the REST API: everything else imports them from here. They are generated from `docs/openapi.json` (`npm run api`);
 * by hand are only short names where the document's say more than this application needs, and what a document cannot say.
 */
import type { FilterId } from '@/lib/ids';
import type {
  Member as WorkspaceMember,
  NewRunMigration as AnyNewRunMigration,
  NewTemplate as AnyNewTemplate,
  ProjectMember,
  Template as AnyTemplate,
  TemplateProject,
  TemplateTask,
  operations,
} from './schema';

export type * from './schema';
export type {
  AutomationDraft as Draft,
  AutomationTrigger as Trigger,
  AutomationVersion as Version,
  Connector as ConnectorDescription,
  Event as LiveEvent,
  Events as Changes,
  FilterBucket as Bucket,
  FilterCompletion as Completion,
  Member as WorkspaceMember,
  ModelFinding as Finding,
  MoveTask as TaskMove,
  NewSavedFilter as NewFilter,
  RunStep as Step,
  RunUndoReport as UndoReport,
  RunUndoStep as UndoStep,
  RunStepState as StepState,
  SavedFilterPatch as FilterPatch,
  StepForm as TaskForm,
  TaskExplanation as Explanation,
  TemplatePlaceholder as Placeholder,
  TimesheetRow as SheetRow,
  TemplateUse as ApplyTemplate,
} from './schema';

export type Page<Item> = { items: Item[]; next: string | null };
export type Member = WorkspaceMember | ProjectMember;
/** The place wanted: beside this one; at the end where neither is named. */
export type Neighbour<Id> = { before?: Id; after?: Id };

export type TaskQuery = NonNullable<operations['taskListEverywhere']['parameters']['query']>;
/** Which tasks a list has: the usual ones, what was archived, or what was deleted. */
export type In = NonNullable<TaskQuery['in']>;
export type RunQuery = Omit<
  NonNullable<operations['runOfWorkspace']['parameters']['query']>,
  'limit' | 'cursor'
>;
export type BoardBy = 'section' | 'status' | 'priority' | 'assignee' | 'step' | `filter:${FilterId}`;

// A template's kind decides what it holds: the document cannot tie the one to the other.
export type TemplateContent =
  { kind: 'task'; content: TemplateTask } | { kind: 'project'; content: TemplateProject };
export type Template = Omit<AnyTemplate, keyof TemplateContent> & TemplateContent;
export type NewTemplate = Omit<AnyNewTemplate, keyof TemplateContent> & Partial<TemplateContent>;

// A step named with null leads nowhere: the document cannot say that of a map's values.
export type NewRunMigration = Omit<AnyNewRunMigration, 'steps'> & { steps?: Record<string, string | null> };
