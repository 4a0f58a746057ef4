-- How much a workspace keeps of its runs (promise A15). A run is measured once, some time after it has ended: what nobody has
-- measured yet has no size, and counts for nothing.
alter table run add column bytes bigint check (bytes >= 0);
create index run_unmeasured on run (id) where bytes is null and ended_at is not null;

-- The sum of them. Written by who measures and by who deletes, never by a run. No foreign key, whose check would lock the
-- workspace's row.
create table run_data (
    workspace_id uuid   primary key,
    bytes        bigint not null
) with (fillfactor = 50);

-- Bytes; null is without limit.
alter table plan add column run_data bigint check (run_data >= 0);
update plan set run_data = case name when 'free' then 200000000 when 'pro' then 20000000000 end;
