create table comment (
    id           uuid        primary key,
    task_id      uuid        not null references task on delete cascade,
    author_kind  text        not null,
    author_id    text        not null,
    author_person uuid,
    -- Null once it was deleted: its place in the thread stays.
    text         text,
    mentions     uuid[]      not null,
    version      bigint      not null,
    created_at   timestamptz not null,
    edited_at    timestamptz,
    deleted_at   timestamptz,
    check ((text is null) = (deleted_at is not null))
);
create index comment_task on comment (task_id, id);

-- What a comment said before it was edited.
create table comment_text (
    comment_id uuid        not null references comment on delete cascade,
    version    bigint      not null,
    text       text        not null,
    at         timestamptz not null,
    primary key (comment_id, version)
);

create table comment_reaction (
    comment_id uuid        not null references comment on delete cascade,
    emoji      text        not null,
    person_id  uuid        not null references person on delete cascade,
    at         timestamptz not null,
    primary key (comment_id, emoji, person_id)
);
create index comment_reaction_person on comment_reaction (person_id);
