-- Which version a change made; null for what was noted of the task without changing it (comments, dependencies).
alter table task_change add column version bigint;

update task_change c set version = n.version
from (select id, row_number() over (partition by task_id order by id) as version
      from task_change
      where type in ('created', 'updated', 'completed', 'cancelled', 'reopened', 'overdue', 'moved', 'archived', 'restored', 'deleted')) n
where n.id = c.id;

create unique index task_change_version on task_change (task_id, version) where version is not null;
