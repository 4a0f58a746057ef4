-- Everybody who has signed in, or is known before they do; filled from their token.
create table person (
    id         uuid        primary key,
    subject    text        not null unique,
    email      text,
    name       text        not null,
    picture    text,
    locale     text,
    time_zone  text,
    roles      text[]      not null default '{}',
    updated_at timestamptz not null
);
create index person_email on person (lower(email));

-- Keycloak's public keys as last seen, so that tokens are checked while it is away, over restarts of the engine too.
create table identity_keys (
    issuer     text        primary key,
    jwks       text        not null,
    fetched_at timestamptz not null
);
