-- What tasks and whole projects are made from, again and again; everybody in the workspace reads and uses them.
create table template (
    id           uuid        primary key,
    workspace_id uuid        not null references workspace on delete cascade,
    owner_id     uuid        not null references person,
    kind         text        not null check (kind in ('task', 'project')),
    name         text        not null check (length(name) between 1 and 100),
    description  text,
    -- [{name, label, default}], in the order they are asked for.
    placeholders jsonb       not null,
    -- A task or a project with its tasks; dates in days from an anchor.
    content      jsonb       not null,
    tasks        int         not null,
    version      bigint      not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null
);
create index template_workspace on template (workspace_id, lower(name), id);
