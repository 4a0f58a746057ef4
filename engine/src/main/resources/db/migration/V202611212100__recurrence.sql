-- Whether it is of a series. It stands on the task, so that lists show it and completing asks for nothing else.
alter table task add column recurring boolean not null default false;

-- How a task repeats. Completing it makes the next, which has a row of its own; a task that has no next yet carries the series on.
create table task_recurrence (
    task_id     uuid      primary key references task on delete cascade,
    series_id   uuid      not null,
    -- Which of the series it is, from 1 since the rule was set.
    number      int       not null check (number > 0),
    rule        text      not null check (length(rule) <= 400),
    basis       text      not null check (basis in ('due_date', 'completion')),
    time_zone   text      not null,
    -- The local time from which the rule counts (DTSTART): nine o'clock stays nine o'clock when the clocks change.
    anchor      timestamp not null,
    -- Whose completion made this one. Unique, so that nothing ever makes two. It may be gone for good by now.
    previous_id uuid      unique
);
create index task_recurrence_series on task_recurrence (series_id, number);
