-- One row per run, written in the transaction of the step it tells; no foreign keys, since every check would lock the one
-- row of a busy automation against all its runs. The id is the process instance's.
create table run (
    id            uuid        primary key,
    workspace_id  uuid        not null,
    automation_id uuid        not null,
    version       int         not null,
    -- With whose rights it acts: who published the version.
    person_id     uuid        not null,
    state         text        not null check (state in ('running', 'failed', 'completed', 'cancelled')),
    trigger_type  text        not null,
    event_id      uuid,
    subject_kind  text,
    subject_id    uuid,
    -- Where happened what started it; user tasks of the run appear there, unless the automation says otherwise.
    project_id    uuid,
    depth         int         not null,
    started_at    timestamptz not null,
    ended_at      timestamptz,
    error         text
) with (fillfactor = 80);
create index run_by_workspace on run (workspace_id, id);
create index run_by_automation on run (automation_id, id);
create index run_open on run (automation_id) where ended_at is null;
-- The same event starts the same automation once, whatever is delivered twice.
create unique index run_once_per_event on run (automation_id, event_id) where event_id is not null;

create table run_step (
    run_id            uuid        not null,
    activity_instance text        not null,
    ordinal           bigint      generated always as identity,
    element_id        text        not null,
    element_name      text,
    element_type      text        not null,
    -- Waits for a person, a message or a time, or only contains others: nothing is being done in it.
    idle              boolean     not null,
    state             text        not null check (state in ('active', 'completed', 'failed', 'retrying', 'cancelled')),
    failures          int         not null,
    input             jsonb,
    output            jsonb,
    error             text,
    started_at        timestamptz not null,
    ended_at          timestamptz,
    primary key (run_id, activity_instance)
) with (fillfactor = 80);
