-- Columns of a project's board, in the order of their ranks.
create table section (
    id         uuid             primary key,
    project_id uuid             not null references project on delete cascade,
    name       text             not null check (length(name) between 1 and 100),
    color      text,
    rank       text collate "C" not null,
    wip_limit  int              check (wip_limit > 0),
    version    bigint           not null,
    unique (id, project_id)
);
create unique index section_rank on section (project_id, rank);

create table tag (
    id         uuid primary key,
    project_id uuid not null references project on delete cascade,
    name       text not null check (length(name) between 1 and 100),
    color      text not null
);
create unique index tag_name on tag (project_id, lower(name));

create table task_tag (
    task_id uuid not null references task on delete cascade,
    tag_id  uuid not null references tag on delete cascade,
    primary key (task_id, tag_id)
);
create index task_tag_tag on task_tag (tag_id, task_id);

alter table task
    add column section_id    uuid,
    -- The place in the project's order: digits of a fraction to the base 36, see Rank. New tasks take it from their id.
    add column rank          text collate "C",
    add column parent_id     uuid,
    -- Put away, and with which task above it, if not by itself: that one brings it back.
    add column archived_at   timestamptz,
    add column archived_with uuid,
    add column deleted_with  uuid,
    add column comment_count int not null default 0,
    add foreign key (section_id, project_id) references section (id, project_id) on delete set null (section_id),
    add foreign key (parent_id) references task on delete set null;

update task set rank = rtrim(replace(id::text, '-', ''), '0');
alter table task alter column rank set not null;

-- Partial, since PostgreSQL would treat the columns of another unique index as a key, and lock every change of a rank harder.
create unique index task_rank on task (project_id, rank) where deleted_at is null;
create index task_section on task (section_id) where section_id is not null;
create index task_parent on task (parent_id) where parent_id is not null;
create index task_archive on task (project_id, created_at, id) where archived_at is not null and deleted_at is null;
create index task_bin on task (project_id, (coalesce(deleted_at, '-infinity')), id) where deleted_at is not null;
create index task_bin_age on task (deleted_at) where deleted_at is not null;

-- A reminder of a task that is put away while it is open waits for the task to come back.
alter table reminder drop constraint reminder_state_check,
    add constraint reminder_state_check check (state in ('armed', 'sending', 'sent', 'removed', 'paused'));
