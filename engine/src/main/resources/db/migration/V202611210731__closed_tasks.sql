-- Lists that also show, or only show, what is done: a project has ten times as many of those, and they were all read and sorted.
create index task_project_due_any on task (project_id, (coalesce(due_at, 'infinity')), id)
    where deleted_at is null and archived_at is null;
create index task_project_completed on task (project_id, (coalesce(completed_at, '-infinity')), id)
    where deleted_at is null and archived_at is null and status in ('done', 'cancelled');
