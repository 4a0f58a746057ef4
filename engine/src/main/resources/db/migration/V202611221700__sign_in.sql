-- What happened to people's accounts in Keycloak (promise I8). No reference to person: who signs in for the first time has no
-- row there yet.
create table sign_in (
    -- Keycloak's own, so that what is handed over twice is there once.
    id         uuid        primary key,
    person     uuid        not null,
    kind       text        not null,
    at         timestamptz not null,
    session    text,
    address    text,
    user_agent text,
    browser    text,
    system     text,
    place      text,
    reason     text,
    new_device boolean     not null default false
);

create index sign_in_person on sign_in (person, at desc, id desc);
create index sign_in_at on sign_in (at);
-- Another tab, or another application, goes on in the session that is there: that is no second sign-in, nor a second sign-out.
create unique index sign_in_session on sign_in (session, kind) where kind in ('signed_in', 'signed_out');
