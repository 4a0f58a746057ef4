-- Who did what that matters for security (promise O5). Written with the act itself, and kept for longer than its event.
create table audit_entry (
    -- The event's.
    id           uuid        primary key,
    at           timestamptz not null,
    type         text        not null,
    -- Null for what belongs to no workspace: a person's account.
    workspace    uuid,
    actor_kind   text        not null,
    actor_id     text        not null,
    actor_person uuid,
    -- Whom it concerns; no reference, for entries outlive people.
    person       uuid,
    address      text,
    user_agent   text,
    data         jsonb       not null
);

create index audit_entry_at on audit_entry (at desc, id desc);
create index audit_entry_workspace on audit_entry (workspace, at desc, id desc) where workspace is not null;
create index audit_entry_person on audit_entry (person, at desc) where person is not null;
create index audit_entry_actor on audit_entry (actor_id, at desc);

create function audit_entry_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('taskloom.audit_upkeep', true) = 'on' then
        return old;
    end if;
    raise exception 'Nothing in the audit log is changed or taken out before its time';
end
$$;

create trigger audit_entry_stays before update or delete on audit_entry
    for each row execute function audit_entry_stays();
create trigger audit_entry_stays_whole before truncate on audit_entry
    for each statement execute function audit_entry_stays();

-- What is still known of the time before.
insert into audit_entry (id, at, type, workspace, actor_kind, actor_id, actor_person, person, address, data)
select id, time, type, nullif(workspace, '00000000-0000-0000-0000-000000000000'), actor_kind, actor_id, actor_person,
       coalesce((data ->> 'person')::uuid, only_person), data ->> 'address', data
from event
where type in ('WorkspaceCreated', 'MemberAdded', 'MemberRoleChanged', 'MemberRemoved', 'InvitationSent',
    'InvitationAccepted', 'InvitationDeclined', 'InvitationWithdrawn', 'InvitationExpired', 'ApiKeyCreated',
    'ApiKeyRevoked', 'WorkspacePlanChanged', 'SignInNoted', 'ProjectMemberAdded', 'ProjectMemberRoleChanged',
    'ProjectMemberRemoved', 'ProjectDeleted', 'AutomationPublished', 'AutomationDeleted');
