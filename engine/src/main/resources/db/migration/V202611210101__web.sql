-- Answers given to POSTs under a caller's key, written in the transaction of what they answer.
create table idempotency_key (
    caller       text        not null,
    key          text        not null,
    request_hash bytea       not null,
    status       smallint    not null,
    headers      jsonb       not null,
    body         bytea       not null,
    created_at   timestamptz not null,
    primary key (caller, key)
);
create index idempotency_key_created on idempotency_key (created_at);

-- Signs the cursors of all nodes.
create table cursor_key (
    id    smallint primary key check (id = 1),
    bytes bytea    not null
);
