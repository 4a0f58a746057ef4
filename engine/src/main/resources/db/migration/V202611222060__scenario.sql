-- What a scenario says. A row never changes: a changed scenario gets another one, and versions keep the one they were tried with.
create table scenario_text (
    id            uuid primary key,
    automation_id uuid not null references automation on delete cascade,
    body          json not null
);
create index scenario_text_automation on scenario_text (automation_id);

create table scenario (
    id            uuid        primary key,
    automation_id uuid        not null references automation on delete cascade,
    text_id       uuid        not null references scenario_text,
    version       bigint      not null,
    updated_at    timestamptz not null
);
create index scenario_automation on scenario (automation_id, id);
create index scenario_of_text on scenario (text_id);

-- What was seen of a version before it was published; none where there was no scenario.
create table rehearsal (
    automation_id   uuid not null,
    number          int  not null,
    coverage        json not null,
    -- Why it was published although something failed.
    override_reason text,
    primary key (automation_id, number),
    foreign key (automation_id, number) references automation_version on delete cascade
);

create table rehearsal_result (
    automation_id uuid not null,
    number        int  not null,
    place         int  not null,
    text_id       uuid not null references scenario_text,
    outcome       text not null,
    message       text,
    element       text,
    primary key (automation_id, number, place),
    foreign key (automation_id, number) references rehearsal on delete cascade
);
create index rehearsal_result_text on rehearsal_result (text_id);
