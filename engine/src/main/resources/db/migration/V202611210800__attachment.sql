-- A file of a task (promise T11). Its bytes are in the object store.
create table attachment (
    id            uuid        primary key,
    task_id       uuid        not null references task on delete cascade,
    author_kind   text        not null,
    author_id     text        not null,
    author_person uuid,
    name          text        not null,
    type          text        not null,
    size          bigint      not null check (size > 0),
    -- 32 bytes in base64.
    sha256        text        not null,
    -- What the announced bytes are sent to; nobody reads from there.
    upload_key    text        not null,
    -- Null until the upload was found to be what was announced.
    file_key      text,
    preview_key   text,
    preview_width  integer,
    preview_height integer,
    version       bigint      not null,
    created_at    timestamptz not null,
    -- Null once it is there.
    expires_at    timestamptz,
    check ((file_key is null) = (expires_at is not null)),
    check ((preview_key is null) = (preview_width is null) and (preview_key is null) = (preview_height is null))
);
create index attachment_task on attachment (task_id, id);
create index attachment_unfinished on attachment (expires_at) where expires_at is not null;
create index attachment_file on attachment (file_key) where file_key is not null;
create index attachment_preview on attachment (preview_key) where preview_key is not null;

-- Every object that there is in the store, or may be: the row comes before the object and goes after it.
create table attachment_object (
    key           text        primary key,
    -- From when on it is to be deleted; null while an attachment uses it.
    due_at        timestamptz,
    -- Until when a node is about it.
    claimed_until timestamptz
);
create index attachment_object_due on attachment_object (due_at) where due_at is not null;

-- Whatever an attachment goes with (task, project, workspace), its objects go when the last attachment that shares them does.
create function attachment_release() returns trigger language plpgsql as $$
begin
    -- Whoever else lets go of the same object waits here, and then sees that we have.
    perform from attachment_object where key in (old.file_key, old.preview_key) order by key for update;
    update attachment_object o set due_at = now()
    where o.key in (old.file_key, old.preview_key) and o.due_at is null
        and not exists (select from attachment a where a.file_key = o.key)
        and not exists (select from attachment a where a.preview_key = o.key);
    return null;
end $$;
create trigger attachment_release after delete on attachment
    for each row when (old.file_key is not null) execute function attachment_release();

alter table task add column attachment_count integer not null default 0;
