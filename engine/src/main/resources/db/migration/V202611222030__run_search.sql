-- Runs are found by state, trigger, version, step, error and subject; each index goes on by id, the order of every list, so that a
-- page is read from it and nothing is sorted. A workspace's id stands in the index of words as well: nobody's search reads
-- what others run.
create extension if not exists btree_gin;
create index run_by_workspace_state on run (workspace_id, state, id);
create index run_by_automation_state on run (automation_id, state, id);
create index run_by_workspace_trigger on run (workspace_id, trigger_type, id);
create index run_by_automation_trigger on run (automation_id, trigger_type, id);
create index run_by_version on run (automation_id, version, id);
create index run_error_like on run using gin (workspace_id, error gin_trgm_ops) where error is not null;
create index run_subject on run (workspace_id, subject_id) where subject_id is not null;
-- Where runs stand now: small, however many have been recorded.
create index run_step_open on run_step (element_id, run_id) where ended_at is null;
