/** Ids are strings on the wire; the brand keeps a task's id from being passed where a project's is meant. */
declare const kind: unique symbol;

export type Id<Kind extends string> = string & { readonly [kind]: Kind };

export type PersonId = Id<'Person'>;
export type WorkspaceId = Id<'Workspace'>;
export type ProjectId = Id<'Project'>;
export type TaskId = Id<'Task'>;
export type ReminderId = Id<'Reminder'>;
export type AutomationId = Id<'Automation'>;
export type RemarkId = Id<'Remark'>;
export type ScenarioId = Id<'Scenario'>;
export type RunId = Id<'Run'>;
export type TagId = Id<'Tag'>;
export type SectionId = Id<'Section'>;
export type DependencyId = Id<'Dependency'>;
export type CommentId = Id<'Comment'>;
export type NotificationId = Id<'Notification'>;
export type FilterId = Id<'SavedFilter'>;
export type TemplateId = Id<'Template'>;
export type InvitationId = Id<'Invitation'>;
export type TimeEntryId = Id<'TimeEntry'>;
export type BulkId = Id<'Bulk'>;
export type AttachmentId = Id<'Attachment'>;
export type CalendarFeedId = Id<'CalendarFeed'>;
export type ApiKeyId = Id<'ApiKey'>;
export type ImportId = Id<'Import'>;
export type FieldId = Id<'Field'>;
export type ChoiceId = Id<'Choice'>;

/** Ids again, after openapi-fetch's types have taken branded strings for objects. */
export type Restored<T> = T extends { readonly [kind]: infer Kind extends string }
  ? Id<Kind>
  : T extends (infer Item)[]
    ? Restored<Item>[]
    : T extends object
      ? { [Key in keyof T]: Restored<T[Key]> }
      : T;
