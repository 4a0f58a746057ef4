-- What others may show of a task, as it is now; published by the tasks' module. A task in the bin is not in it.
create view task_ref as
    select id, title, status, project_id, workspace_id, due_at from task where deleted_at is null;

-- Everybody's inbox.
create table notification (
    -- UUIDv7: the clean-up goes by it.
    id           uuid        primary key,
    person_id    uuid        not null references person on delete cascade,
    -- The newest one it tells of.
    event_id     uuid        not null,
    at           timestamptz not null,
    kind         text        not null
        check (kind in ('mentioned', 'assigned', 'commented', 'changed', 'completed', 'invited')),
    actor_kind   text        not null,
    actor_id     text        not null,
    actor_person uuid,
    task_id      uuid,
    comment_id   uuid,
    workspace_id uuid        not null,
    project_id   uuid,
    excerpt      text,
    read_at      timestamptz,
    -- The same event is told once, whatever is delivered twice.
    unique (person_id, event_id)
);
create index notification_inbox on notification (person_id, at, id);
create index notification_unread on notification (person_id, task_id) where read_at is null;
create index notification_task on notification (task_id) where task_id is not null;
create index notification_comment on notification (comment_id) where comment_id is not null;
