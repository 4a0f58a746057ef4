-- By which an admin names one.
alter table event_parked add column id uuid not null default gen_random_uuid();
create unique index event_parked_id on event_parked (id);

-- The caller's rights became smaller since: the answer stands, but is not shown again.
alter table idempotency_key add column withheld boolean not null default false;
