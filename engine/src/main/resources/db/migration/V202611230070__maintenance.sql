-- Times in which nothing may be written (promise A16). They stay, as a record of who did it when.
create table maintenance (
    id       uuid        primary key,
    message  text        check (length(message) <= 500),
    until    timestamptz,
    begun_at timestamptz not null,
    begun_by uuid        not null,
    ended_at timestamptz,
    ended_by uuid,
    check ((ended_at is null) = (ended_by is null))
);

-- At most one of them lasts.
create unique index maintenance_current on maintenance ((true)) where ended_at is null;
