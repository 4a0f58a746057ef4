-- What is left of everybody's requests (promise I11), shared by all nodes. Unlogged: a crash of the database fills every budget
-- up again, and no commit waits for the disk because somebody asked for a page.
create unlogged table rate_budget (
    subject text             primary key,
    tokens  double precision not null,
    -- What the last lease was given.
    taken   bigint           not null,
    at      timestamptz      not null
);
create index rate_budget_at on rate_budget (at);
