-- Running instances of an automation taken from one version to another, or begun again on it; a run at a time.
create table run_migration (
    id            uuid        primary key,
    workspace_id  uuid        not null,
    automation_id uuid        not null references automation,
    from_version  int         not null,
    to_version    int         not null,
    way           text        not null check (way in ('migrate', 'restart')),
    -- From an element's id to another's, or to null for nowhere.
    steps         jsonb       not null,
    new_timers    boolean     not null,
    person_id     uuid        not null,
    started_at    timestamptz not null,
    -- How many runs followed the version when it was asked for.
    total         int         not null,
    ended_at      timestamptz,
    -- Why it ended before its last run.
    stopped       text,
    lease_by      uuid,
    lease_until   timestamptz
);
create index run_migration_of_automation on run_migration (automation_id, id);
create unique index run_migration_at_work on run_migration (automation_id) where ended_at is null;

-- What became of each run: the record of it, and what tells those who go on after a crash where they are.
create table run_migration_run (
    migration_id uuid not null references run_migration,
    run_id       uuid not null,
    -- The run that began in its place.
    new_run_id   uuid,
    -- Why it stays on its version; null if it left.
    reason       text,
    primary key (migration_id, run_id)
);
create index run_migration_left on run_migration_run (migration_id, run_id) where reason is not null;

-- The run of which this one is another attempt: same trigger, same data.
alter table run add column replay_of uuid;
