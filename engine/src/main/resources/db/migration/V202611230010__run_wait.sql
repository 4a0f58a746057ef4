-- Where runs wait in their middle. One row per subscription of the engine's, written and removed in the transaction in which the engine
-- begins and ends it. The run's own row is written as that transaction commits, hence the deferred reference.
create table run_wait (
    -- The engine's id of it: nothing is ever found by a name.
    id           uuid        primary key,
    run_id       uuid        not null references run on delete cascade deferrable initially deferred,
    workspace_id uuid        not null,
    element_id   text        not null,
    -- A type of event, or Callback.
    event_type   text        not null,
    condition    text,
    result       text        not null,
    since        timestamptz not null,
    -- Looked at once more behind the commit in which it began.
    caught_up    boolean     not null default false,
    problem      text
);
create index run_wait_by_event on run_wait (workspace_id, event_type);
create index run_wait_by_run on run_wait (run_id);
create index run_wait_fresh on run_wait (id) where not caught_up;

-- What has moved a wait that goes on waiting; the same event moves it once.
create table run_wait_taken (
    wait_id  uuid not null references run_wait on delete cascade,
    event_id uuid not null,
    primary key (wait_id, event_id)
);

-- Addresses at which a run waits to be called, each good once. The address holds this id and a signature over run, element and id.
create table run_callback (
    id           uuid        primary key,
    run_id       uuid        not null references run on delete cascade deferrable initially deferred,
    workspace_id uuid        not null,
    element_id   text        not null,
    made_at      timestamptz not null,
    called_at    timestamptz,
    body         jsonb,
    -- When the run went on with it.
    taken_at     timestamptz
);
create index run_callback_by_run on run_callback (run_id, element_id);

-- Signs addresses; one row, made by the first node that starts.
create table callback_key (
    id    int   primary key check (id = 1),
    bytes bytea not null
);
