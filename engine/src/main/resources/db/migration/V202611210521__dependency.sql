-- From task_id to other_id; what relates has no direction and stands the smaller id first.
create table task_dependency (
    id         uuid        primary key,
    kind       text        not null check (kind in ('blocks', 'relates', 'duplicates')),
    task_id    uuid        not null references task on delete cascade,
    other_id   uuid        not null references task on delete cascade,
    created_at timestamptz not null,
    check (task_id <> other_id)
);
create unique index task_dependency_from on task_dependency (task_id, kind, other_id);
create index task_dependency_to on task_dependency (other_id, kind, task_id);

alter table task
    -- Whether another task blocks or once blocked it: only then is it worth asking which one is still open.
    add column constrained  boolean not null default false,
    -- Who keeps it for editing, for as long as the clock says; renewing touches no index.
    add column lease_holder uuid,
    add column lease_until  timestamptz;
