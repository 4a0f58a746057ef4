-- When a workspace works; one without a row works from Monday to Friday, nine to five, in UTC.
create table work_calendar (
    workspace_id uuid   primary key references workspace on delete cascade,
    time_zone    text   not null,
    -- [{"day": "monday", "hours": [{"from": "09:00", "to": "17:00"}]}]
    days         jsonb  not null,
    -- [{"day": "2026-12-25", "name": "Christmas"}], by day
    holidays     jsonb  not null,
    version      bigint not null
);

-- What of a reminder goes by it: the time before its date is working time; it comes in working hours only.
alter table reminder
    add column working  boolean not null default false,
    add column in_hours boolean not null default false;
