-- What starts which automation, of published and enabled ones only: the question asked for every event.
create table trigger (
    automation_id uuid        not null references automation,
    start_event   text        not null,
    workspace_id  uuid        not null,
    version       int         not null,
    definition_id text        not null,
    event_type    text        not null,
    condition     text,
    -- Events from before nobody had asked for; kept over versions, so that none is lost while one is published.
    since         timestamptz not null,
    primary key (automation_id, start_event)
);
create index trigger_by_event on trigger (workspace_id, event_type);
