create table workspace (
    id         uuid        primary key,
    name       text        not null check (length(name) between 1 and 100),
    version    bigint      not null default 1,
    created_at timestamptz not null
);

create table workspace_member (
    workspace_id uuid        not null references workspace on delete cascade,
    person_id    uuid        not null references person,
    role         text        not null check (role in ('owner', 'admin', 'member')),
    joined_at    timestamptz not null,
    primary key (workspace_id, person_id)
);
create index workspace_member_person on workspace_member (person_id);
