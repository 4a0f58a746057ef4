-- What a project keeps of its tasks beside what every task has (promise T13).
create table custom_field (
    id          uuid             primary key,
    project_id  uuid             not null references project on delete cascade,
    name        text             not null check (length(name) between 1 and 50),
    type        text             not null check (type in ('text', 'number', 'date', 'choice', 'person', 'checkbox', 'url')),
    rank        text collate "C" not null,
    required    boolean          not null,
    minimum     numeric,
    maximum     numeric,
    decimals    smallint         check (decimals between 0 and 6),
    unit        text             check (length(unit) between 1 and 12),
    archived_at timestamptz,
    version     bigint           not null,
    check (type = 'number' or num_nonnulls(minimum, maximum, decimals, unit) = 0),
    check (minimum <= maximum)
);
create unique index custom_field_name on custom_field (project_id, lower(name));
create unique index custom_field_rank on custom_field (project_id, rank);
-- Asked whenever a task is completed.
create index custom_field_required on custom_field (project_id) where required and archived_at is null;

create table custom_field_choice (
    id       uuid     primary key,
    field_id uuid     not null references custom_field on delete cascade,
    name     text     not null check (length(name) between 1 and 50),
    color    text     not null,
    position smallint not null
);
create index custom_field_choice_field on custom_field_choice (field_id, position);

-- One value each, in the column of its field's type: texts and URLs share one.
create table task_field (
    task_id      uuid not null references task on delete cascade,
    field_id     uuid not null references custom_field on delete cascade,
    text_value   text,
    number_value numeric,
    date_value   date,
    flag_value   boolean,
    choice_id    uuid references custom_field_choice on delete cascade,
    person_id    uuid references person,
    primary key (task_id, field_id),
    check (num_nonnulls(text_value, number_value, date_value, flag_value, choice_id, person_id) = 1)
);
create index task_field_field on task_field (field_id, task_id);
create index task_field_number on task_field (field_id, number_value, task_id) where number_value is not null;
create index task_field_date on task_field (field_id, date_value, task_id) where date_value is not null;
create index task_field_choice on task_field (choice_id, task_id) where choice_id is not null;
create index task_field_person on task_field (person_id, field_id, task_id) where person_id is not null;
