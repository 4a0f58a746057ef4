-- The automation whose process is the life cycle of a project's tasks; null for the built-in one.
alter table project add column work_flow uuid;
create index project_work_flow on project (work_flow) where work_flow is not null;

-- Whether a version's model says so of itself, so that projects may choose it.
alter table automation_version add column work_flow boolean not null default false;

-- Where a task stands in the work flow that it follows: the version it is pinned to, and the user task, which is its column.
-- It does not wait there while machines are at work on the way to the next column.
alter table task
    add column work_flow  text,
    add column step_id    text,
    add column step_name  text,
    add column step_waits boolean;
create index task_work_flow on task (project_id, work_flow) where work_flow is not null and deleted_at is null;
