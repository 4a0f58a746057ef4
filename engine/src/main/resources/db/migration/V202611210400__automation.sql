create table automation (
    id              uuid        primary key,
    workspace_id    uuid        not null,
    -- Where the user tasks of its runs appear; null to follow what a run is about.
    project_id      uuid,
    name            text        not null,
    description     text        not null,
    enabled         boolean     not null,
    draft_bpmn      text        not null,
    draft_version   int         not null,
    draft_by        uuid,
    draft_at        timestamptz not null,
    published       int,
    published_draft int,
    version         int         not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    -- Runs keep pointing here, so a deleted automation only disappears from sight.
    deleted_at      timestamptz
);
create index automation_by_workspace on automation (workspace_id, id) where deleted_at is null;

-- Never changed once written: running instances and the run record refer to it.
create table automation_version (
    automation_id uuid        not null references automation,
    number        int         not null,
    bpmn          text        not null,
    note          text,
    author_id     uuid        not null,
    published_at  timestamptz not null,
    definition_id text        not null unique,
    starts        jsonb       not null,
    primary key (automation_id, number)
);
