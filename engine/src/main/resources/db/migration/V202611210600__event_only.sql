-- The one person an event is meant for; null for everybody who may see its project or workspace.
alter table event add column only_person uuid;

create index event_only on event (only_person, position) where only_person is not null;
