-- A relative reminder follows one of two dates; one may come again and again, for somebody, by several ways.
alter table reminder
    add column anchor    text check (anchor in ('start', 'due')),
    -- From which a repeated one counts: its time before anybody put it off.
    add column first_at  timestamptz,
    -- Null for the assignees.
    add column person_id uuid references person on delete cascade,
    add column channels  text[]  not null default '{email}',
    add column every     text,
    add column rule      text,
    add column zone      text,
    add column times     int     check (times > 0),
    add column until     timestamptz,
    -- What becomes of missed firings; null for what the project says.
    add column missed    text    check (missed in ('once', 'all', 'skip')),
    add column sent      int     not null default 0,
    add column snoozed   boolean not null default false;
update reminder set first_at = at, anchor = case when before is null then null else 'due' end,
    sent = case when state in ('sending', 'sent') then 1 else 0 end;
alter table reminder
    alter column first_at set not null,
    alter column channels drop default,
    add check ((before is null) = (anchor is null)),
    add check (every is null or rule is null),
    add check ((every is null and rule is null) = (zone is null));
create index reminder_person on reminder (person_id) where person_id is not null;

alter table notification add column reminder_id uuid;
alter table notification drop constraint notification_kind_check,
    add constraint notification_kind_check
        check (kind in ('mentioned', 'assigned', 'commented', 'changed', 'completed', 'invited', 'reminded'));
