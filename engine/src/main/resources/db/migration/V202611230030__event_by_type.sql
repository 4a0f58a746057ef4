-- What has happened of one type, newest first: the question of a back-test.
create index event_by_type on event (workspace, type, time) where only_person is null;
