-- A calendar that other programs subscribe to by an address which is its own key (promise T17).
create table calendar_feed (
    id           uuid        primary key,
    person_id    uuid        not null references person on delete cascade,
    name         text        not null check (length(name) between 1 and 100),
    -- Of the secret in the address: who reads the table can subscribe to nothing.
    secret_hash  bytea       not null unique,
    -- Null for all that its person sees.
    project_id   uuid        references project on delete cascade,
    only_mine    boolean     not null,
    filter       text        check (length(filter) <= 2000),
    created_at   timestamptz not null,
    -- To the hour.
    last_used_at timestamptz
);
create index calendar_feed_person on calendar_feed (person_id, created_at);
