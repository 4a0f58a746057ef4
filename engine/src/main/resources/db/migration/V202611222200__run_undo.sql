-- What a step does elsewhere or by an action of ours, so that it can be told afterwards how to take it back; null for elements
-- that do neither, and for what was recorded before.
alter table run_step add column topic text;

-- Runs that were undone. One row per run: it is undone once, by whoever is first.
create table run_undo (
    run_id       uuid        primary key,
    workspace_id uuid        not null,
    person_id    uuid        not null,
    started_at   timestamptz not null,
    ended_at     timestamptz,
    state        text        not null check (state in ('under_way', 'undone', 'partly', 'failed'))
);

-- A search for those that were undone reads them alone, in the order of the list.
create index run_undo_by_workspace on run_undo (workspace_id, run_id);

-- Its steps, from the last to the first: what is to be taken back, and what came of it.
create table run_undo_step (
    run_id            uuid not null references run_undo on delete cascade,
    activity_instance text not null,
    position          int  not null,
    -- The key under which it is taken back, however often that is tried.
    key               uuid not null,
    state             text not null check (state in ('waiting', 'undone', 'partly', 'left', 'failed')),
    -- What it had changed and whether that was taken back; or null if nothing was tried.
    effects           jsonb,
    -- Why all of it stays, or why it failed.
    reason            text,
    ended_at          timestamptz,
    primary key (run_id, activity_instance)
);
create index run_undo_step_waiting on run_undo_step (run_id, position) where state = 'waiting';
