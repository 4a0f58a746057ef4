-- How lists and boards reach tasks (P7): by project, open ones by time, columns of a board by their order.
create index task_open_created on task (project_id, created_at, id)
    where deleted_at is null and archived_at is null and status in ('todo', 'in_progress');
create index task_board_section on task (project_id, section_id, rank) where deleted_at is null and archived_at is null;
create index task_board_status on task (project_id, status, rank) where deleted_at is null and archived_at is null;

-- Names in filters, in any case of letters.
create index person_by_name on person (lower(name collate "und-x-icu"));
create index tag_by_name on tag (lower(name collate "und-x-icu"));
create index section_by_name on section (lower(name collate "und-x-icu"));
create index project_by_name on project (lower(name collate "und-x-icu"));
