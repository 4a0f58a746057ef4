-- Set while what is in it is being removed; the row goes last.
alter table project add column deleted_at timestamptz;
create index project_deleted on project (deleted_at) where deleted_at is not null;
