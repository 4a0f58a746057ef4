-- The automation of the same workspace that is started when a run of this one is held or could not begin.
alter table automation add column error_automation_id uuid references automation on delete set null;
create index automation_with_error_automation on automation (error_automation_id) where error_automation_id is not null;
