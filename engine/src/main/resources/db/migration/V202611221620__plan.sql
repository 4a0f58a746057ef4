-- What workspaces may use (promise I14). Null is without limit.
create table plan (
    name                text   primary key check (name ~ '^[a-z]{1,20}$'),
    -- The order in which they are offered.
    rank                int    not null unique,
    automations         bigint check (automations >= 0),
    api_keys            bigint check (api_keys >= 0),
    members             bigint check (members >= 1),
    runs_per_month      bigint check (runs_per_month >= 0),
    storage             bigint check (storage >= 0),
    -- Of each of its people; null for what the installation's settings say.
    requests_per_minute bigint check (requests_per_minute >= 1)
);

insert into plan (name, rank, automations, api_keys, members, runs_per_month, storage, requests_per_minute) values
    ('free', 1, 3, 3, 5, 1000, 1000000000, 600),
    ('pro', 2, 50, 50, 50, 50000, 100000000000, null),
    ('business', 3, null, null, null, null, null, null);

-- Workspaces whose plan was chosen; all others have the one the settings name.
create table workspace_plan (
    workspace_id uuid        primary key references workspace on delete cascade,
    plan         text        not null references plan,
    changed_at   timestamptz not null
);

-- Runs begun in a month (UTC): counted, since a start can't look through a month of them. No foreign key, whose check would
-- lock the workspace's row with each run.
create table workspace_runs (
    workspace_id uuid   not null,
    month        date   not null,
    runs         bigint not null,
    primary key (workspace_id, month)
) with (fillfactor = 50);
