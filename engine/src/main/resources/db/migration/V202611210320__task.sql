-- The read model of every task; an open one of kind 'task' is a running instance of task.bpmn, a 'step' a user task of another.
create table task (
    id               uuid        primary key,
    project_id       uuid        not null references project,
    workspace_id     uuid        not null,
    title            text        not null,
    description      text,
    status           text        not null check (status in ('todo', 'in_progress', 'done', 'cancelled')),
    priority         smallint    not null check (priority between 0 and 3),
    start_at         timestamptz,
    due_at           timestamptz,
    time_zone        text,
    overdue          boolean     not null default false,
    reporter_id      uuid,
    kind             text        not null check (kind in ('task', 'step')),
    form_key         text,
    candidate_groups text[],
    origin_kind      text        not null,
    origin_id        uuid,
    -- Key of the automation's step that created it, so that a step done again creates nothing again.
    origin_step      uuid,
    instance_id      uuid,
    user_task_id     uuid,
    version          bigint      not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    completed_at     timestamptz,
    deleted_at       timestamptz
);
create index task_project_created on task (project_id, created_at, id) where deleted_at is null;
create index task_project_due on task (project_id, (coalesce(due_at, 'infinity')), id)
    where deleted_at is null and status in ('todo', 'in_progress');
create unique index task_step on task (user_task_id) where kind = 'step';
create unique index task_origin_step on task (origin_step) where origin_step is not null;

create table task_assignee (
    task_id   uuid     not null references task on delete cascade,
    person_id uuid     not null references person,
    position  smallint not null,
    primary key (task_id, person_id)
);
create index task_assignee_person on task_assignee (person_id, task_id);

-- What changed, by whom, when: activity log, versions and restore read it.
create table task_change (
    id           uuid        primary key,
    task_id      uuid        not null,
    at           timestamptz not null,
    actor_kind   text        not null,
    actor_id     text        not null,
    actor_person uuid,
    type         text        not null,
    fields       jsonb       not null
);
create index task_change_task on task_change (task_id, id);
