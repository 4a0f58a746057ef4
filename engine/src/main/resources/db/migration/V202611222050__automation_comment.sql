-- What people say about an automation's diagram. A reply stands in the thread of its first comment and is about the same element.
create table automation_comment (
    id            uuid        primary key,
    automation_id uuid        not null references automation on delete cascade,
    -- Null for the first of a thread.
    thread_id     uuid        references automation_comment on delete cascade,
    -- Null for the diagram as a whole. It need not be drawn any more.
    element       text,
    -- The draft that was there when it was written.
    draft_version int         not null,
    author_id     uuid        not null,
    -- Null once it was deleted while others had answered: its place stays.
    text          text,
    mentions      uuid[]      not null,
    version       bigint      not null,
    created_at    timestamptz not null,
    edited_at     timestamptz,
    deleted_at    timestamptz,
    resolved_by   uuid,
    resolved_at   timestamptz,
    check ((text is null) = (deleted_at is not null)),
    check ((resolved_by is null) = (resolved_at is null)),
    check (thread_id is null or resolved_at is null)
);
create index automation_comment_automation on automation_comment (automation_id, id);
create index automation_comment_thread on automation_comment (thread_id) where thread_id is not null;

-- What others may show of an automation, as it is now; published by the automations' module. A deleted one is not in it.
create view automation_ref as
    select id, name, workspace_id from automation where deleted_at is null;

-- Where somebody was named in a comment on a diagram.
alter table notification add column automation_id uuid;
create index notification_automation on notification (automation_id) where automation_id is not null;
