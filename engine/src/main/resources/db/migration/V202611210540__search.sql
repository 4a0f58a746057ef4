-- Words that begin alike are alike (pg_trgm); a trusted extension, so that the owner of the database can create it.
create extension if not exists pg_trgm;

-- The functions are plpgsql for its plans, kept for a session: creating a task is a hot path (P4).

-- Words as they are compared: without case and accents, one blank between them. "Müller-Straße" is "muller straße".
create function search_fold(said text) returns text language plpgsql immutable strict parallel safe as $$
begin
    if octet_length(said) = length(said) then
        return btrim(regexp_replace(lower(said), '[^a-z0-9]+', ' ', 'g'));
    end if;
    return btrim(regexp_replace(
        lower(regexp_replace(normalize(said, nfkd), '[\u0300-\u036f]+', '', 'g') collate "und-x-icu"),
        '[^[:alnum:]]+', ' ', 'g'));
end $$;

create function search_words(said text) returns tsvector language plpgsql immutable parallel safe as $$
begin
    return to_tsvector('simple', coalesce(search_fold(said), ''));
end $$;

-- All of the words, each as the beginning of one; null for a text without any. Letters and digits only: nothing to escape.
create function search_query(said text) returns tsquery language plpgsql immutable strict parallel safe as $$
begin
    return (
        select string_agg(quote_literal(word) || case when length(word) > 1 then ':*' else '' end, ' & ')::tsquery
        from unnest(string_to_array(search_fold(left(said, 500)), ' ')) word where word <> '');
end $$;

-- What full-text search reads (promise T16): beside the task, so that a change of status or date leaves its indexes alone.
create table task_search (
    task_id    uuid     primary key,
    project_id uuid     not null,
    -- Neither in the archive nor in the bin.
    in_sight   boolean  not null,
    -- The title alone: the planner knows how rare its words are.
    title      tsvector not null,
    -- Weight A the title, B the description, C the comments; D is kept for attachments' names.
    words      tsvector not null
);

-- Every word in use, for who mistypes one. A word stays when its last task goes.
create table search_word (
    word text collate "C" primary key
);

-- Whoever comes first with a new word writes it; others go on without waiting, so that no two creations ever block each other.
create function search_learn(words tsvector) returns void language plpgsql as $$
declare
    fresh text[] := array(
        select w.word from unnest(tsvector_to_array(words)) as w (word)
        where length(w.word) between 3 and 40 and not exists (select from search_word s where s.word = w.word)
        order by w.word limit 2000);
begin
    if cardinality(fresh) > 0 then
        insert into search_word (word)
        select word from unnest(fresh) as word where pg_try_advisory_xact_lock(541, hashtext(word) & 255)
        on conflict do nothing;
    end if;
end $$;

create function task_search_write() returns trigger language plpgsql as $$
declare
    named tsvector := search_words(new.title);
    said  tsvector := setweight(named, 'A') || setweight(search_words(new.description), 'B');
begin
    if tg_op = 'INSERT' then
        insert into task_search (task_id, project_id, in_sight, title, words)
        values (new.id, new.project_id, new.deleted_at is null and new.archived_at is null, named, said);
    else
        update task_search set title = named, words = said || ts_filter(words, '{c,d}') where task_id = new.id;
    end if;
    perform search_learn(said);
    return null;
end $$;

create function task_search_move() returns trigger language plpgsql as $$
begin
    update task_search set project_id = new.project_id, in_sight = new.deleted_at is null and new.archived_at is null
    where task_id = new.id;
    return null;
end $$;

create function task_search_drop() returns trigger language plpgsql as $$
begin
    delete from task_search where task_id = old.id;
    return null;
end $$;

create trigger task_search_insert after insert on task for each row execute function task_search_write();
create trigger task_search_text after update on task for each row
    when (old.title is distinct from new.title or old.description is distinct from new.description)
    execute function task_search_write();
create trigger task_search_place after update on task for each row
    when (old.project_id <> new.project_id
        or (old.deleted_at is null and old.archived_at is null) <> (new.deleted_at is null and new.archived_at is null))
    execute function task_search_move();
create trigger task_search_delete after delete on task for each row execute function task_search_drop();

insert into task_search (task_id, project_id, in_sight, title, words)
select t.id, t.project_id, t.deleted_at is null and t.archived_at is null, search_words(t.title),
    setweight(search_words(t.title), 'A') || setweight(search_words(t.description), 'B')
from task t;
insert into search_word (word)
select word from ts_stat('select words from task_search') where length(word) between 3 and 40;

-- A short list of what is not sorted in yet: every search reads it, and whoever fills it up pays for sorting it in.
create index task_search_title on task_search using gin (title) with (gin_pending_list_limit = 1024);
create index task_search_words on task_search using gin (words) with (gin_pending_list_limit = 1024);
create index task_search_project on task_search (project_id, task_id);
create index search_word_like on search_word using gin (word gin_trgm_ops);
