-- Filters that people keep; shared ones are everybody's who sees the project, or the workspace where there is none.
create table saved_filter (
    id           uuid    primary key,
    workspace_id uuid    not null references workspace on delete cascade,
    project_id   uuid    references project on delete cascade,
    owner_id     uuid    not null references person,
    name         text    not null check (length(name) between 1 and 100),
    filter       text    not null,
    sort         text,
    shared       boolean not null,
    -- Columns of a board: [{name, filter, wipLimit}].
    buckets      jsonb,
    version      bigint  not null,
    created_at   timestamptz not null
);
create index saved_filter_owner on saved_filter (owner_id, workspace_id);
create index saved_filter_shared on saved_filter (workspace_id) where shared;
create index saved_filter_project on saved_filter (project_id) where project_id is not null;
