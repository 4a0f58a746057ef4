-- API keys (promise I10): a person's own, for programs that act as them with less.
create table api_key (
    id             uuid        primary key,
    person_id      uuid        not null references person on delete cascade,
    -- The only workspace it is good for; null for all of its person's.
    workspace_id   uuid        references workspace on delete cascade,
    name           text        not null check (length(name) between 1 and 100),
    -- The first letters behind the prefix, by which it is found and recognised; they open nothing.
    locator        text        not null unique,
    -- SHA-256 of the whole: who reads the table can use none.
    hash           bytea       not null,
    scopes         text[]      not null,
    created_at     timestamptz not null,
    -- Null for never.
    expires_at     timestamptz,
    -- Written every half a minute, not with each use.
    last_used_at   timestamptz,
    last_used_from text
);
create index api_key_person on api_key (person_id, created_at);
create index api_key_workspace on api_key (workspace_id) where workspace_id is not null;
