-- Who said so in so many words. Reporter and assignees watch without a row, so that creating a task writes none.
create table task_watcher (
    task_id   uuid        not null references task on delete cascade,
    person_id uuid        not null references person on delete cascade,
    -- false: does not want to, though reporter or assignee.
    watching  boolean     not null,
    since     timestamptz not null,
    primary key (task_id, person_id)
);
create index task_watcher_person on task_watcher (person_id, task_id) where watching;

-- What of a project a person wants to be told; who is missing wants what concerns them.
create table project_notification_level (
    project_id uuid not null references project on delete cascade,
    person_id  uuid not null references person on delete cascade,
    level      text not null check (level in ('all', 'mine', 'mentions', 'none')),
    primary key (project_id, person_id)
);
