-- Open tasks past their date; published by the tasks' module. The index is touched by nothing else.
create index task_overdue on task (project_id, id)
    where overdue and status in ('todo', 'in_progress') and deleted_at is null and archived_at is null and kind = 'task';
create view overdue_task as
    select id, project_id, due_at from task
    where overdue and status in ('todo', 'in_progress') and deleted_at is null and archived_at is null and kind = 'task';

-- What a project has decided about reminders; one without a row sends missed ones once and escalates nothing.
create table reminder_rules (
    project_id      uuid        primary key references project on delete cascade,
    missed          text        not null check (missed in ('once', 'all', 'skip')),
    -- ISO 8601 durations after the due date; null for never.
    assignees_after text,
    manager_after   text,
    working         boolean     not null,
    -- Null for the project's owners.
    manager_id      uuid        references person on delete set null,
    version         bigint      not null,
    -- Tasks that were overdue when the stages changed are gone through once, in batches, by id.
    sweeping        boolean     not null,
    swept_to        uuid,
    swept           int         not null,
    leased_until    timestamptz not null
);
create index reminder_rules_sweeping on reminder_rules (leased_until) where sweeping;

-- A stage of escalation is a reminder that the project makes.
alter table reminder add column stage text check (stage in ('assignees', 'manager'));

alter table notification drop constraint notification_kind_check,
    add constraint notification_kind_check check (kind in
        ('mentioned', 'assigned', 'commented', 'changed', 'completed', 'invited', 'reminded', 'escalated'));
