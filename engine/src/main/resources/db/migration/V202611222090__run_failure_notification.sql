-- Whoever has published an automation is told that runs of it have failed.
alter table notification drop constraint notification_kind_check;
alter table notification add constraint notification_kind_check
    check (kind in ('mentioned', 'assigned', 'commented', 'changed', 'completed', 'invited', 'reminded', 'escalated',
        'imported', 'asked', 'failed'));
create index notification_unread_failure on notification (person_id, automation_id) where kind = 'failed' and read_at is null;
