-- Tasks from files of others (promise T17). One row for each file; a node works on it while its lease lasts.
create table task_import (
    id              uuid        primary key,
    project_id      uuid        not null references project on delete cascade,
    workspace_id    uuid        not null,
    person_id       uuid        not null references person on delete cascade,
    file_name       text        not null check (length(file_name) between 1 and 255),
    size            bigint      not null,
    state           text        not null check (state in ('uploading', 'ready', 'checking', 'checked', 'running', 'paused',
                                                          'stopped', 'done', 'undoing', 'undone')),
    -- Why it stopped.
    reason          text,
    -- What the file is like, and what is to be made of it.
    shape           jsonb       not null,
    plan            jsonb       not null,
    lines           int         not null,
    -- How far the file is read, and how often from its beginning: tasks wait for those they are part of.
    cursor_line     int         not null default 0,
    pass            int         not null default 1,
    deferred        int         not null default 0,
    progressed      int         not null default 0,
    tasks           int         not null default 0,
    sections        int         not null default 0,
    tags            int         not null default 0,
    choices         int         not null default 0,
    comments        int         not null default 0,
    refused         int         not null default 0,
    removed         int         not null default 0,
    kept            int         not null default 0,
    -- Whether undoing takes along what was changed since.
    undo_changed    boolean     not null default false,
    -- Who got tasks.
    people          uuid[]      not null default '{}',
    -- How often in a row a node could not go on.
    failures        int         not null default 0,
    lease_by        uuid,
    lease_until     timestamptz,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    started_at      timestamptz
);
create index task_import_mine on task_import (person_id, created_at desc);
create index task_import_project on task_import (project_id);
create index task_import_work on task_import (workspace_id) where state in ('checking', 'running', 'undoing');
create index task_import_upkeep on task_import (updated_at);

-- The task of each line: no line is made twice. While it is only checked, lines have none.
create table task_import_row (
    import_id uuid   not null references task_import on delete cascade,
    line      int    not null,
    -- How others of the file name it.
    key       text,
    task_id   uuid,
    -- As the import left it: whatever is more is somebody's change.
    version   bigint not null default 0,
    comments  int    not null default 0,
    -- Why undoing left it there.
    kept      text,
    primary key (import_id, line)
);
create index task_import_row_key on task_import_row (import_id, key) where key is not null;

create table task_import_refusal (
    import_id   uuid     not null references task_import on delete cascade,
    line        int      not null,
    number      smallint not null,
    column_name text,
    code        text     not null,
    message     text     not null,
    primary key (import_id, line, number)
);

-- Values that the project has nothing for, to be mapped.
create table task_import_value (
    import_id uuid not null references task_import on delete cascade,
    field     text not null,
    value     text not null,
    lines     int  not null,
    primary key (import_id, field, value)
);

-- Sections and tags that it made, in their order.
create table task_import_made (
    import_id uuid not null references task_import on delete cascade,
    kind      text not null check (kind in ('section', 'tag')),
    made_id   uuid not null,
    primary key (import_id, made_id)
);

-- What lies in the object store, and until when; longer than its import only until the next sweep.
create table task_import_file (
    key       text        primary key,
    import_id uuid        not null,
    due_at    timestamptz not null
);
create index task_import_file_due on task_import_file (due_at);
create index task_import_file_import on task_import_file (import_id);

alter table notification drop constraint notification_kind_check;
alter table notification add constraint notification_kind_check
    check (kind in ('mentioned', 'assigned', 'commented', 'changed', 'completed', 'invited', 'reminded', 'escalated',
        'imported'));
