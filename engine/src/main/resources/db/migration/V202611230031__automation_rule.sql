-- What a generated diagram was generated from. A draft whose text has this hash is that rule; any other was drawn by hand.
create table automation_rule (
    automation_id uuid        not null references automation on delete cascade,
    -- SHA-256 of the generated BPMN as UTF-8, in hexadecimal.
    bpmn_hash     text        not null,
    rule          jsonb       not null,
    saved_at      timestamptz not null,
    primary key (automation_id, bpmn_hash)
);
