-- Accounts that somebody asked to be deleted (promise I5), one row for each time. It outlives the person's data, and names them by id alone.
create table account_deletion (
    id           uuid        primary key,
    person_id    uuid        not null,
    state        text        not null check (state in ('pending', 'restored', 'erasing', 'erased')),
    requested_at timestamptz not null,
    -- Until then a mailed link restores the account.
    erase_at     timestamptz not null,
    ended_at     timestamptz,
    instance     uuid,
    -- When the last link was asked for.
    mailed_at    timestamptz not null
);

create unique index account_deletion_open on account_deletion (person_id) where state in ('pending', 'erasing');
create index account_deletion_ended on account_deletion (ended_at) where ended_at is not null;

-- Secrets of mailed links, by their hash; the first one used ends them all.
create table account_recovery (
    hash        bytea       primary key,
    deletion_id uuid        not null references account_deletion on delete cascade,
    made_at     timestamptz not null
);

create index account_recovery_deletion on account_recovery (deletion_id, made_at desc);
