-- What was changed in bulk in the last minutes, and how it was before, to undo it.
create table task_bulk (
    id             uuid        primary key,
    person_id      uuid        not null,
    action         text        not null,
    undoable_until timestamptz not null,
    undone         boolean     not null default false
);
create index task_bulk_over on task_bulk (undoable_until);

create table task_bulk_item (
    bulk_id uuid   not null references task_bulk on delete cascade,
    task_id uuid   not null,
    version bigint not null,
    before  jsonb  not null,
    primary key (bulk_id, task_id)
);
