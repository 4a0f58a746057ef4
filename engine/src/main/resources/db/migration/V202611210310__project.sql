create table project (
    id           uuid        primary key,
    workspace_id uuid        not null references workspace on delete cascade,
    name         text        not null check (length(name) between 1 and 100),
    description  text,
    color        text,
    version      bigint      not null default 1,
    created_at   timestamptz not null,
    unique (id, workspace_id)
);
create index project_workspace on project (workspace_id);

-- Who leaves the workspace leaves its projects: the database sees to it.
create table project_member (
    project_id   uuid        not null,
    workspace_id uuid        not null,
    person_id    uuid        not null,
    role         text        not null check (role in ('owner', 'member', 'viewer')),
    joined_at    timestamptz not null,
    primary key (project_id, person_id),
    foreign key (project_id, workspace_id) references project (id, workspace_id) on delete cascade,
    foreign key (workspace_id, person_id) references workspace_member on delete cascade
);
create index project_member_person on project_member (person_id);
