-- A search is about one project or a few, its price was about all: a word in use everywhere had its index read from end to end.
-- Now it reads the parts that its projects are in.
alter table task_search rename to task_search_whole;
alter index task_search_pkey rename to task_search_whole_pkey;
drop index task_search_title, task_search_words, task_search_project;
create table task_search (
    task_id    uuid     not null,
    project_id uuid     not null,
    -- Neither in the archive nor in the bin.
    in_sight   boolean  not null,
    -- The title alone: the planner knows how rare its words are.
    title      tsvector not null,
    -- Weight A the title, B the description, C the comments; D is kept for attachments' names.
    words      tsvector not null
) partition by hash (project_id);
do $$
begin
    for part in 0..31 loop
        execute format('create table task_search_%s partition of task_search for values with (modulus 32, remainder %s)',
            lpad(part::text, 2, '0'), part);
    end loop;
end $$;
insert into task_search (task_id, project_id, in_sight, title, words)
select task_id, project_id, in_sight, title, words from task_search_whole order by task_id;
drop table task_search_whole;
alter table task_search add primary key (project_id, task_id);
-- A short list of what is not sorted in yet: every search reads it, and whoever fills it up pays for sorting it in.
create index task_search_title on task_search using gin (title) with (gin_pending_list_limit = 1024);
create index task_search_words on task_search using gin (words) with (gin_pending_list_limit = 1024);

-- As before, but they say which project, so that one part is touched.
create or replace function task_search_write() returns trigger language plpgsql as $$
declare
    named tsvector := search_words(new.title);
    said  tsvector := setweight(named, 'A') || setweight(search_words(new.description), 'B');
begin
    if tg_op = 'INSERT' then
        insert into task_search (task_id, project_id, in_sight, title, words)
        values (new.id, new.project_id, new.deleted_at is null and new.archived_at is null, named, said);
    else
        -- Where it moves as well, task_search_place has moved it before: triggers go by their names.
        update task_search set title = named, words = said || ts_filter(words, '{c,d}')
        where task_id = new.id and project_id = new.project_id;
    end if;
    perform search_learn(said);
    return null;
end $$;
create or replace function task_search_move() returns trigger language plpgsql as $$
begin
    update task_search set project_id = new.project_id, in_sight = new.deleted_at is null and new.archived_at is null
    where task_id = new.id and project_id = old.project_id;
    return null;
end $$;
create or replace function task_search_drop() returns trigger language plpgsql as $$
begin
    delete from task_search where task_id = old.id and project_id = old.project_id;
    return null;
end $$;
