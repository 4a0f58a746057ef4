-- Whose vote it is, where somebody has decided for another.
alter table task_approval add column instead_of uuid references person;

-- Votes that were handed on, each at most once in a round, and to somebody who has no other: so they never run in a circle.
create table approval_handover (
    user_task_id uuid        not null,
    from_id      uuid        not null references person,
    to_id        uuid        not null references person,
    task_id      uuid        not null references task on delete cascade,
    -- Because who was asked is away, and has said to whom their approvals go.
    absent       boolean     not null,
    at           timestamptz not null,
    primary key (user_task_id, from_id),
    unique (user_task_id, to_id)
);
create index approval_handover_task on approval_handover (task_id);

-- Who was asked by mail in a round; the links in those mails are kept as hashes only.
create table approval_request (
    id           uuid        primary key,
    user_task_id uuid        not null,
    task_id      uuid        not null references task on delete cascade,
    person_id    uuid        not null references person,
    actor_kind   text        not null,
    actor_id     text        not null,
    actor_person uuid,
    expires_at   timestamptz not null,
    answered_at  timestamptz,
    unique (user_task_id, person_id)
);
create index approval_request_task on approval_request (task_id);

create table approval_token (
    hash       bytea       primary key,
    request_id uuid        not null references approval_request on delete cascade,
    made_at    timestamptz not null
);
create index approval_token_of on approval_token (request_id, made_at);

-- To whom somebody's approvals go while they are away; days as they are where that person lives.
create table approval_absence (
    person_id  uuid primary key references person,
    deputy_id  uuid not null references person,
    first_day  date not null,
    last_day   date not null check (last_day >= first_day)
);

-- Whose doing started a run, so that its approvals can want another pair of eyes.
alter table run add column started_by uuid;

alter table notification drop constraint notification_kind_check;
alter table notification add constraint notification_kind_check
    check (kind in ('mentioned', 'assigned', 'commented', 'changed', 'completed', 'invited', 'reminded', 'escalated',
        'imported', 'asked'));
