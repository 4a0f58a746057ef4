-- What is under way when a calendar's last day ends: begun before, due after. Few tasks have both dates, and fewer lie ahead.
create index task_project_span on task (project_id, due_at, start_at)
    where start_at is not null and due_at is not null and deleted_at is null and archived_at is null;
