-- What has happened, written with the change that caused it. One partition a month, dropped when its last row is past keeping.
create sequence event_position;

create table event (
    id            uuid        not null,
    -- Order of insertion: for one subject also the order of cause, since its row is locked while it changes.
    seq           bigint      generated always as identity,
    type          text        not null,
    workspace     uuid        not null,
    project       uuid,
    actor_kind    text        not null,
    actor_id      text        not null,
    actor_person  uuid,
    subject_kind  text        not null,
    subject_id    uuid        not null,
    slot          smallint    not null,
    time          timestamptz not null,
    depth         int         not null,
    data          jsonb       not null,
    -- Order of commit, given by the relay. Cursors and consumers use this.
    position      bigint,
    primary key (id, time)
) partition by range (time);

create index event_pending on event (seq) where position is null;
create index event_relay on event (slot, position) where position is not null;
create index event_workspace on event (workspace, position) where position is not null;

-- Takes what comes outside every month's partition, so that a clock gone wrong loses nothing.
create table event_default partition of event default;

create function event_partitions(today date, ahead int) returns void language plpgsql as $$
declare
    month date;
begin
    for i in 0..ahead loop
        month := (date_trunc('month', today) + make_interval(months => i))::date;
        execute format('create table if not exists %I partition of event for values from (%L) to (%L)',
            'event_' || to_char(month, 'YYYYMM'),
            month::timestamp at time zone 'UTC',
            (month + interval '1 month')::timestamp at time zone 'UTC');
    end loop;
exception
    -- Rows of that month already stand in the default partition: they stay there, and so does the rest of the month.
    when check_violation then null;
end $$;

-- Drops whole months that ended before the given day and are relayed to the last row.
create function event_expire(before date) returns void language plpgsql as $$
declare
    part record;
    pending boolean;
begin
    for part in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'event'::regclass and c.relname ~ '^event_[0-9]{6}$'
          and to_date(substring(c.relname from 7), 'YYYYMM') + interval '1 month' <= before
    loop
        execute format('select exists (select from %I e left join outbox_slot s using (slot)
            where e.position is null or e.position > s.position)', part.relname) into pending;
        if not pending then
            execute format('drop table %I', part.relname);
        end if;
    end loop;
end $$;

select event_partitions(current_date, 2);

-- Who sends which slot, and how far. A lease that ran out is free for any node.
create table outbox_slot (
    slot        smallint    primary key,
    position    bigint      not null default 0,
    owner       uuid,
    lease_until timestamptz
);

insert into outbox_slot (slot) select generate_series(0, 15);

create table outbox_node (
    node    uuid        primary key,
    seen_at timestamptz not null
);

-- What a consumer has done, kept as long as Kafka may deliver it again.
create table event_handled (
    consumer text        not null,
    event    uuid        not null,
    at       timestamptz not null default now(),
    primary key (consumer, event)
);
create index event_handled_at on event_handled (at);

-- What a consumer gave up on, with the reason; an admin may hand it in again.
create table event_parked (
    consumer text        not null,
    event    uuid        not null,
    position bigint      not null,
    type     text        not null,
    reason   text        not null,
    payload  jsonb       not null,
    at       timestamptz not null default now(),
    primary key (consumer, event)
);
