-- Time that tasks are expected to take and have taken, in seconds. What was taken is the sum of the task's entries, those of running
-- timers left out; whoever writes an entry keeps it.
alter table task
    add column estimate   int    check (estimate > 0),
    add column time_spent bigint not null default 0;

-- Tasks by name for other modules, wherever they are kept; those of a project that is being deleted are not there.
create view task_label as
    select t.id, t.title, t.deleted_at is not null as deleted
    from task t join project p on p.id = t.project_id
    where p.deleted_at is null;

-- Time that somebody spent on a task. One without an end is that person's running timer.
create table time_entry (
    id           uuid        primary key,
    task_id      uuid        not null references task on delete cascade,
    -- Where the task stands, so that a sheet is read by one index; they follow it when it moves.
    project_id   uuid        not null,
    workspace_id uuid        not null,
    person_id    uuid        not null references person,
    started_at   timestamptz not null,
    ended_at     timestamptz,
    note         text        check (length(note) between 1 and 1000),
    billable     boolean     not null,
    version      bigint      not null,
    created_at   timestamptz not null,
    check (ended_at >= started_at and ended_at <= started_at + interval '24 hours')
);
-- Two browsers that start at once: only one timer can run.
create unique index time_entry_running on time_entry (person_id) where ended_at is null;
create index time_entry_task on time_entry (task_id, started_at desc, id desc);
create index time_entry_person on time_entry (person_id, started_at, id);
create index time_entry_workspace on time_entry (workspace_id, started_at, id) where ended_at is not null;
create index time_entry_project on time_entry (project_id, started_at, id);

-- How a workspace reports time; one without a row reports it as it was taken, and locks nothing.
create table time_settings (
    workspace_id     uuid        primary key references workspace on delete cascade,
    rounding         text        not null check (rounding in ('none', 'up', 'nearest')),
    rounding_minutes int         not null check (rounding_minutes in (5, 6, 15, 30)),
    -- Entries that begin before this day, as it begins in that zone, stay as they are.
    locked_before    date,
    time_zone        text        not null,
    version          bigint      not null
);
