-- A failed step that somebody has left, so that the run went on behind it.
alter table run_step drop constraint run_step_state_check;
alter table run_step add constraint run_step_state_check
    check (state in ('active', 'completed', 'failed', 'retrying', 'cancelled', 'skipped')) not valid;
alter table run_step add column skipped_by uuid;
