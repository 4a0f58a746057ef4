-- How long runs that have ended are kept, in days: the shortest of what the installation's settings, the plan and the automation
-- say. Null says nothing.
alter table plan add column runs_kept_days int check (runs_kept_days >= 1);
update plan set runs_kept_days = case name when 'free' then 30 when 'pro' then 180 end;

alter table automation add column runs_kept_days int check (runs_kept_days between 1 and 3650);
