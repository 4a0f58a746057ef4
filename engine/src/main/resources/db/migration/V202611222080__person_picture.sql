-- The picture that a person has put here (promise I12); another one is another row, so that its address changes.
create table person_picture (
    id         uuid        primary key,
    person_id  uuid        not null unique references person on delete cascade,
    -- In the object store; its row of attachment_object stands until the object is deleted.
    object_key text        not null,
    created_at timestamptz not null
);

-- Whatever a picture goes with (another one, its person), its object goes.
create function person_picture_release() returns trigger language plpgsql as $$
begin
    update attachment_object set due_at = now() where key = old.object_key and due_at is null;
    return null;
end $$;
create trigger person_picture_release after delete on person_picture
    for each row execute function person_picture_release();
