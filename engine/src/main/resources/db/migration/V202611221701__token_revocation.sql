-- Tokens taken back before their time (promise I7). Kept only as long as such a token can live.
create table token_revocation (
    id      bigint      generated always as identity primary key,
    -- One session's tokens, or one person's, or everybody's where both are null.
    session text,
    subject text,
    -- Those issued up to then.
    before  timestamptz not null,
    ends_at timestamptz not null
);

create index token_revocation_ends on token_revocation (ends_at);
create unique index token_revocation_session on token_revocation (session) where session is not null;
