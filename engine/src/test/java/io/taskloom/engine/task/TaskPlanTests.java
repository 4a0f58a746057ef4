package io.taskloom.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.filter.Condition;
import io.taskloom.engine.filter.Perspective;
import io.taskloom.engine.task.field.CustomField;
import io.taskloom.engine.task.field.CustomFieldType;
import io.taskloom.engine.task.field.FieldId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * No list, board or search reads a big table from end to end (P7). Enough rows are made for the planner to care, nine tenths of
 * them done as in a team that has worked for years; the statements are those that the application writes, with parameters.
 */
class TaskPlanTests {

    private static final int PROJECTS = 40;
    private static final int TASKS = 60_000;
    private static final Pattern SEQUENTIAL = Pattern.compile(
            "Seq Scan on (task|task_search|task_assignee|task_tag|task_watcher|task_dependency|task_change|task_field|comment)\\b");

    private static final List<String> FILTERS = List.of(
            "",
            "status in (todo, in_progress)",
            "not (status = done)",
            "priority >= high",
            "dueAt < now+7d",
            "status in (todo, in_progress) and dueAt < now+7d",
            "overdue",
            "dueAt is empty",
            "assignee = me",
            "assignee = me and status in (todo, in_progress)",
            "assignee = \"Person 3\"",
            "assignee = me or reporter = me",
            "tag = \"tag 3\"",
            "tag = \"tag 3\" and not status = done",
            "section = \"Section 2\"",
            "parent = 01930000-0001-7000-8000-000000000000",
            "title ~ kilo",
            "text ~ kilo",
            "watching and status = todo",
            "blocked",
            "not blocked and status = todo",
            "updatedAt > now-1d",
            "\"Cost\" > 990",
            "\"Cost\" > 10 and status = todo",
            "not \"Cost\" > 10",
            "\"Cost\" is empty",
            "\"Start\" = today",
            "\"Note\" ~ kilo",
            "\"Client\" = me");
    private static final List<String> SORTS = List.of(
            "-createdAt",
            "createdAt",
            "dueAt",
            "-dueAt",
            "position",
            "-priority,dueAt",
            "title",
            "-updatedAt",
            "\"Cost\"",
            "-\"Start\",title",
            "\"Client\"");

    private static TaskDatabase database;
    private static List<ProjectId> projects;
    private static UUID me;

    @BeforeAll
    static void years() {
        database = new TaskDatabase();
        var jdbc = database.jdbc();
        UUID workspace = Ids.next();
        jdbc.update("insert into workspace (id, name, created_at) values (?, 'W', now())", workspace);
        jdbc.update("""
                insert into person (id, subject, email, name, updated_at)
                select gen_random_uuid(), 's' || i, 'p' || i || '@x.example', 'Person ' || i, now() from generate_series(1, 200) i
                """);
        jdbc.update("""
                insert into project (id, workspace_id, name, created_at)
                select gen_random_uuid(), ?, 'P' || i, now() from generate_series(1, ?) i""", workspace, PROJECTS);
        jdbc.update("""
                insert into section (id, project_id, name, rank, version)
                select gen_random_uuid(), p.id, 'Section ' || s, 'a' || s, 1 from project p, generate_series(1, 4) s""");
        jdbc.update("""
                insert into tag (id, project_id, name, color)
                select gen_random_uuid(), p.id, 'tag ' || s, '#112233' from project p, generate_series(1, 10) s""");
        jdbc.update("""
                insert into task (id, project_id, workspace_id, title, description, status, priority, due_at, completed_at,
                    reporter_id, kind, origin_kind, version, created_at, updated_at, rank, section_id)
                select ('0193' || lpad(to_hex(i), 8, '0') || '-7000-8000-000000000000')::uuid, p.ids[1 + i %% %1$d], ?,
                    (array['kilo', 'mega', 'giga', 'tera'])[1 + i %% 4] || ' word' || i %% 500, 'text' || i %% 3000,
                    case when i %% 10 > 0 then 'done' when i %% 20 = 0 then 'todo' else 'in_progress' end, i %% 4,
                    case when i %% 3 > 0 then now() + (i * 7919 %% 20000 - 15000) * interval '1 hour' end,
                    case when i %% 10 > 0 then now() end, e.ids[1 + i %% 199], 'task', 'person', 1,
                    now() - (%2$d - i) * interval '1 minute', now() - (%2$d - i) * interval '1 minute',
                    '0193' || lpad(to_hex(i), 8, '0'), null
                from generate_series(1, %2$d) i,
                    (select array_agg(id order by id) as ids from project) p, (select array_agg(id order by id) as ids from person) e
                """.formatted(PROJECTS, TASKS), workspace);
        jdbc.update("""
                update task t set section_id = (
                    select s.id from section s where s.project_id = t.project_id order by s.rank offset abs(hashtext(t.rank)) % 4 limit 1)
                where status in ('todo', 'in_progress')""");
        jdbc.update("""
                insert into task_assignee (task_id, person_id, position)
                select t.id, e.ids[1 + abs(hashtext(t.rank)) % 199], 1
                from task t, (select array_agg(id order by id) as ids from person) e""");
        jdbc.update("""
                insert into task_tag (task_id, tag_id)
                select t.id, g.id from task t join tag g on g.project_id = t.project_id and g.name = 'tag ' || (1 + abs(hashtext(t.rank)) % 10)""");
        jdbc.update("""
                insert into task_watcher (task_id, person_id, watching, since)
                select t.id, e.ids[1 + abs(hashtext(t.rank || 'w')) % 200], hashtext(t.rank) % 7 > 0, now()
                from task t, (select array_agg(id order by id) as ids from person) e""");
        jdbc.update("""
                insert into task_dependency (id, kind, task_id, other_id, created_at)
                select gen_random_uuid(), 'blocks', t.id, n.id, now()
                from (select id, lead(id) over (partition by project_id order by id) as next from task) t join task n on n.id = t.next""");
        jdbc.update("update task set constrained = true where id in (select other_id from task_dependency)");
        jdbc.update("""
                insert into custom_field (id, project_id, name, type, rank, required, version)
                select gen_random_uuid(), p.id, f.name, f.type, f.name, false, 1 from project p,
                    (values ('Cost', 'number'), ('Start', 'date'), ('Note', 'text'), ('Client', 'person')) as f (name, type)""");
        jdbc.update("""
                insert into task_field (task_id, field_id, number_value, date_value, text_value, person_id)
                select t.id, f.id, case f.type when 'number' then abs(hashtext(t.rank)) % 1000 end,
                    case f.type when 'date' then current_date - abs(hashtext(t.rank)) % 900 end,
                    case f.type when 'text' then t.title end, case f.type when 'person' then t.reporter_id end
                from task t join custom_field f on f.project_id = t.project_id
                where abs(hashtext(t.rank || f.name)) % 3 = 0 and (f.type <> 'person' or t.reporter_id is not null)""");
        jdbc.execute("vacuum analyze");
        projects = jdbc.queryForList("select id from project order by id", UUID.class).stream()
                .map(ProjectId::new)
                .toList();
        me = jdbc.queryForList("select id from person order by id limit 1", UUID.class)
                .getFirst();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void listsOfAProjectGoByItsIndexes() {
        everyShape(projects.subList(7, 8));
    }

    @Test
    void listsOverManyProjectsDoToo() {
        everyShape(projects);
        everyShape(projects.subList(3, 9));
    }

    @Test
    void boardsCountByThem() {
        FieldScope scope = scope(projects.subList(7, 8));
        for (String filter : FILTERS) {
            for (TaskFilter column : List.of(
                    TaskFilter.in(null),
                    TaskFilter.with(Status.TODO),
                    TaskFilter.with(Status.DONE),
                    TaskFilter.with(Priority.HIGH),
                    TaskFilter.assignedTo(null))) {
                var query = query(
                        projects.subList(7, 8), TaskBox.LIST, column.with(TaskFilter.written(scope, filter, "filter")));
                explained(filter + " in " + column, query.count());
                explained(filter + " in " + column, query.rows(TaskSort.parse("position"), null, 51));
            }
        }
    }

    @Test
    void calendarsAndTimelinesDoToo() {
        Instant now = Instant.now();
        for (List<ProjectId> among : List.of(projects.subList(7, 8), projects, projects.subList(3, 9))) {
            for (String filter : FILTERS) {
                TaskQuery query = query(among, TaskBox.LIST, TaskFilter.written(scope(among), filter, "filter"));
                explained(filter, query.within(now.minus(Duration.ofDays(20)), now.plus(Duration.ofDays(15))));
                explained(filter, query.dated(10_001));
            }
        }
        Condition month = query(projects.subList(7, 8), TaskBox.LIST, TaskFilter.all())
                .within(now.minus(Duration.ofDays(20)), now.plus(Duration.ofDays(15)));
        assertThat(plan(month)).contains("task_project_due_any", "task_project_span");
    }

    @Test
    void searchesGoByTheIndexesOfWords() {
        for (Collection<ProjectId> among : List.of(projects, projects.subList(7, 8))) {
            for (String words : List.of("'word77':*", "'kilo':*", "'word77':* & 'kilo':*", "'nothing':*")) {
                for (String filter : List.of("", "status = todo", "assignee = me")) {
                    var query = new SearchQuery(
                            among,
                            TaskBox.LIST,
                            TaskFilter.written(filter, "filter").seenFrom(perspective()),
                            words,
                            "(" + words + " | 'word78')");
                    explained(words + " " + filter, query.rows(null, 51));
                    explained(
                            words + " " + filter,
                            query.rows(List.of("4", "true", "0.6", Ids.next().toString()), 51));
                }
            }
        }
    }

    @Test
    void aSequentialScanWouldBeSeen() {
        assertThat(SEQUENTIAL
                        .matcher(plan(Condition.of("select * from task t where t.description = ?", "x")))
                        .find())
                .isTrue();
    }

    private static FieldScope scope(Collection<ProjectId> among) {
        return FieldScope.of(database.jdbc()
                .query(
                        "select id, project_id, name, type from custom_field where project_id = any (?)",
                        (row, number) -> new CustomField(
                                new FieldId(row.getObject("id", UUID.class)),
                                new ProjectId(row.getObject("project_id", UUID.class)),
                                row.getString("name"),
                                CustomFieldType.valueOf(row.getString("type").toUpperCase(Locale.ROOT)),
                                "a",
                                false,
                                null,
                                null,
                                null,
                                null,
                                List.of(),
                                null,
                                1),
                        (Object) among.stream().map(ProjectId::value).toArray(UUID[]::new)));
    }

    private static void everyShape(List<ProjectId> among) {
        FieldScope scope = scope(among);
        for (String sort : SORTS) {
            TaskSort order = TaskSort.parse(sort, "position", scope);
            List<String> behind = behind(order);
            for (String filter : FILTERS) {
                String what = "%s by %s".formatted(filter, sort);
                TaskQuery query = query(among, TaskBox.LIST, TaskFilter.written(scope, filter, "filter"));
                explained(what, query.rows(order, null, 51));
                explained(what, query.rows(order, behind, 51));
            }
        }
        for (TaskBox box : List.of(TaskBox.ARCHIVE, TaskBox.BIN)) {
            explained(
                    box.toString(),
                    query(among, box, TaskFilter.all())
                            .rows(TaskSort.parse(null, box.sort(), FieldScope.NONE), null, 51));
        }
    }

    /** Some place in that order. */
    private static List<String> behind(TaskSort sort) {
        return database.jdbc()
                .query(
                        "select %s from task t order by %s offset 1000 limit 1".formatted(sort.place(), sort.orderBy()),
                        (row, number) -> Stream.of(
                                        (Object[]) row.getArray("place").getArray())
                                .map(String::valueOf)
                                .collect(Collectors.toList()))
                .getFirst();
    }

    private static TaskQuery query(Collection<ProjectId> among, TaskBox in, TaskFilter filter) {
        return new TaskQuery(Set.copyOf(among), in, filter.seenFrom(perspective()), filter.narrow());
    }

    private static Perspective perspective() {
        return new Perspective(Instant.now(), ZoneOffset.UTC, me);
    }

    private static void explained(String what, Condition sql) {
        String plan = plan(sql);
        assertThat(SEQUENTIAL.matcher(plan).find())
                .as("%s%n%s%n%s", what, sql.sql(), plan)
                .isFalse();
    }

    private static String plan(Condition sql) {
        List<String> lines = database.jdbc()
                .queryForList(
                        "explain " + sql.sql(), String.class, sql.parameters().toArray());
        return lines.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    }
}
