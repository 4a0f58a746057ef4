-- What somebody has set before a held run was tried again: the names, never the values, which stand in the step alone.
create table run_correction (
    run_id    uuid        not null,
    at        timestamptz not null,
    person_id uuid        not null,
    names     text[]      not null,
    primary key (run_id, at)
);
