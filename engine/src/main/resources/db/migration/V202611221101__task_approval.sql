-- Who has decided about a task in a column that is left by approval; each stay in the column is a round of its own.
create table task_approval (
    user_task_id uuid        not null,
    person_id    uuid        not null references person,
    task_id      uuid        not null references task on delete cascade,
    decision     text        not null check (decision in ('approved', 'rejected')),
    comment      text,
    at           timestamptz not null,
    primary key (user_task_id, person_id)
);
create index task_approval_task on task_approval (task_id);
create index task_approval_person on task_approval (person_id);
