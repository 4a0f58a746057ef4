create table reminder (
    id            uuid        primary key,
    task_id       uuid        not null references task on delete cascade,
    at            timestamptz not null,
    -- ISO 8601 duration before the due date, kept as it was written; null for an absolute one.
    before        text,
    -- 'sending' from the timer until the last mail is out.
    state         text        not null check (state in ('armed', 'sending', 'sent', 'removed')),
    created_at    timestamptz not null
);
create index reminder_task on reminder (task_id);
