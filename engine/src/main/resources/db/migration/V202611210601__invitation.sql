-- Who was asked to join a workspace, and with it perhaps a project.
create table invitation (
    id           uuid        primary key,
    workspace_id uuid        not null references workspace on delete cascade,
    email        text        not null,
    -- The address as it is compared.
    email_key    text        not null,
    role         text        not null check (role in ('owner', 'admin', 'member')),
    -- No reference: an invitation outlives its project, and then is one to the workspace alone.
    project_id   uuid,
    project_role text,
    invited_by   uuid        not null references person,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    state        text        not null check (state in ('open', 'accepted', 'declined', 'withdrawn', 'expired')),
    mail         text        not null check (mail in ('sending', 'sent', 'failed')),
    ended_at     timestamptz,
    instance     uuid,
    check ((project_id is null) = (project_role is null))
);

create unique index invitation_open on invitation (workspace_id, email_key, project_id) nulls not distinct
    where state = 'open';
create index invitation_ended on invitation (workspace_id, ended_at) where state <> 'open';

-- Each attempt to send the mail makes a secret of its own, known afterwards to the mail alone.
create table invitation_token (
    hash          bytea       primary key,
    invitation_id uuid        not null references invitation on delete cascade,
    made_at       timestamptz not null
);
create index invitation_token_of on invitation_token (invitation_id, made_at);

-- Mails that were wanted within the last day, for the limits.
create table invitation_mail (
    workspace_id uuid        not null,
    invited_by   uuid        not null,
    email_key    text        not null,
    at           timestamptz not null
);
create index invitation_mail_at on invitation_mail (at);
create index invitation_mail_email on invitation_mail (email_key, at);
