-- When automations start by themselves: one row per start event of a published and enabled one that says a schedule. A node takes a
-- row whose time has come, starts the run and moves the row on in one transaction.
create table schedule (
    automation_id uuid        not null references automation on delete cascade,
    start_event   text        not null,
    workspace_id  uuid        not null,
    definition_id text        not null,
    -- What the model says, as it says it: the version that is compared with the next one.
    cron          text        not null,
    time_zone     text        not null,
    days          text,
    missed        text,
    -- Null once it never comes again.
    next_due      timestamptz,
    primary key (automation_id, start_event)
);
create index schedule_by_time on schedule (next_due) where next_due is not null;
create index schedule_by_workspace on schedule (workspace_id);

-- When a run that a schedule has started was due; it began a moment later, or after a downtime much later.
alter table run add column due_at timestamptz;
