package io.taskloom.bench.years;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.standalone.PostgresServer;
import io.taskloom.standalone.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is loaded without checks is as the application would have left it. */
class YearsTests {

    private static final Path MIGRATIONS = Path.of("../engine/src/main/resources/db/migration");
    private static final Scale SCALE = new Scale(3_000, 20, 60, 7, Instant.parse("2026-11-21T12:00:00Z"));

    private static final String FOREIGN_KEYS = """
            select conrelid::regclass || ' ' || pg_get_constraintdef(c.oid),
                'select count(*) from ' || conrelid::regclass || ' a where '
                    || (select string_agg('a.' || quote_ident(f.attname) || ' is not null', ' and ')
                        from unnest(conkey) k join pg_attribute f on f.attrelid = conrelid and f.attnum = k)
                    || ' and not exists (select from ' || confrelid::regclass || ' b where '
                    || (select string_agg('b.' || quote_ident(t.attname) || ' = a.' || quote_ident(f.attname), ' and ')
                        from unnest(conkey, confkey) k (f, t)
                        join pg_attribute f on f.attrelid = conrelid and f.attnum = k.f
                        join pg_attribute t on t.attrelid = confrelid and t.attnum = k.t) || ')'
            from pg_constraint c where contype = 'f' and conrelid::regclass::text !~ '^act_'
            """;

    private static PostgresServer.Database database;

    @BeforeAll
    static void fill() {
        database = filled();
    }

    @Test
    void theSameSeedMakesTheSame() {
        var again = filled();

        for (String table : List.of("person", "project_member", "task", "task_assignee", "comment", "task_search")) {
            var sum = "select md5(string_agg(r::text, ' ' order by r::text)) from %s r".formatted(table);
            assertThat(text(again, sum))
                    .as(table)
                    .isEqualTo(text(database, sum))
                    .isNotNull();
        }
    }

    @Test
    void nothingPointsToWhatIsNotThere() {
        var keys = pairs(FOREIGN_KEYS);

        assertThat(keys.keySet()).anyMatch(key -> key.startsWith("task "));
        keys.forEach((key, count) -> assertThat(number(count)).as(key).isZero());
    }

    @Test
    void everyTaskHasAPlaceOfItsOwnWhichFollowsFromItsId() {
        assertThat(number("select count(distinct (project_id, rank)) from task"))
                .isEqualTo(SCALE.tasks());
        assertThat(number("select count(*) from task where rank <> rtrim(replace(id::text, '-', ''), '0')"))
                .isZero();
    }

    @Test
    void whatIsOpenAndInSightRunsAndNothingElse() {
        assertThat(number("""
                select count(*) from task where (instance_id is not null) <>
                    (status in ('todo', 'in_progress') and deleted_at is null and archived_at is null)""")).isZero();
        assertThat(number("select count(*) from task where (completed_at is not null) <> (status = 'done')"))
                .isZero();
    }

    @Test
    void nobodyStartsWhatIsBlocked() {
        assertThat(number("select count(*) from task_dependency")).isPositive();
        assertThat(number("""
                select count(*) from task t where t.constrained <> exists (
                    select from task_dependency d where d.other_id = t.id)""")).isZero();
        assertThat(number("""
                select count(*) from task t join task_dependency d on d.other_id = t.id join task b on b.id = d.task_id
                where t.status = 'in_progress' and b.status in ('todo', 'in_progress')""")).isZero();
    }

    @Test
    void peopleWorkOnlyInTheirProjects() {
        for (String stranger : List.of(
                "task_assignee a join task t on t.id = a.task_id where not exists (%s and m.person_id = a.person_id)",
                "comment c join task t on t.id = c.task_id where not exists (%s and m.person_id = c.author_person)",
                "task t where not exists (%s and m.person_id = t.reporter_id)")) {
            var member = "select from project_member m where m.project_id = t.project_id and m.role <> 'viewer'";
            assertThat(number("select count(*) from " + stranger.formatted(member)))
                    .isZero();
        }
        assertThat(number("""
                select count(*) from person p where not exists (
                    select from project_member m where m.person_id = p.id and m.role <> 'viewer')""")).isZero();
    }

    @Test
    void searchFindsWhatTheTriggersWouldHaveWritten() {
        var own = filled();
        execute(own, "create table before as select * from task_search; update task set title = title || '!'");

        // Words of comments stand behind the others, further with each change of those.
        var written = """
                select count(*) from task_search s join before b using (task_id)
                where ts_filter(s.words, '{a,b}') = ts_filter(b.words, '{a,b}') and s.title = b.title
                    and s.in_sight = b.in_sight and s.project_id = b.project_id""";
        assertThat(text(own, written)).isEqualTo(Integer.toString(SCALE.tasks()));
        assertThat(number("""
                select count(*) from comment c join task_search s using (task_id)
                where not ts_filter(s.words, '{c}') @@ search_query(split_part(c.text, ' ', 1))""")).isZero();
        assertThat(number("select count(*) from task_search where words @@ search_query('invoice')"))
                .isPositive();
    }

    @Test
    void searchHasItsIndexesAgain() {
        assertThat(number("select count(*) from pg_index where not indisvalid")).isZero();
        assertThat(number("""
                select count(distinct indexrelid) from pg_index where indrelid in (
                    select inhrelid from pg_inherits where inhparent = 'task_search'::regclass)""")).isEqualTo(3 * 32);
    }

    @Test
    void theCopyOfAnInstanceRunsLikeTheOneItWasMadeFrom() {
        var own = filled();
        var engine = engine(own);
        try {
            var specimen = specimen(engine, own);

            new Years(own.jdbcUrl(), own.user(), own.password()).start(Map.of("t.due_at > now()", specimen));

            var open = text(
                    own,
                    "select t.user_task_id::text from task t join act_ru_execution e on e.id_ = t.instance_id::text"
                            + " where t.title <> 'Specimen' order by t.id limit 1");
            var instance = engine.getTaskService()
                    .createTaskQuery()
                    .taskId(open)
                    .singleResult()
                    .getProcessInstanceId();
            var timer = engine.getManagementService().createJobQuery().processInstanceId(instance);
            assertThat(timer.singleResult().getDuedate())
                    .isEqualTo(Instant.parse(text(
                            own,
                            "select to_char(due_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') from task"
                                    + " where user_task_id = '" + open + "'")));
            engine.getTaskService().complete(open);
            assertThat(timer.count()).isZero();
            assertThat(engine.getRuntimeService()
                            .createExecutionQuery()
                            .processInstanceId(instance)
                            .count())
                    .isZero();
        } finally {
            engine.close();
        }
    }

    private static UUID specimen(ProcessEngine engine, PostgresServer.Database database) {
        var due = "2040-01-01T08:00:00Z";
        var id = UUID.randomUUID();
        var instance = engine.getRuntimeService().startProcessInstanceByKey("task", id.toString());
        engine.getRuntimeService()
                .createMessageCorrelation("due-date-set")
                .processInstanceId(instance.getId())
                .setVariable("dueAt", due)
                .correlate();
        var userTask = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult();
        execute(database, """
                insert into task (id, project_id, workspace_id, title, status, priority, due_at, kind, origin_kind, instance_id,
                    user_task_id, version, created_at, updated_at, rank)
                select '%s', id, workspace_id, 'Specimen', 'todo', 1, '%s', 'task', 'person', '%s', '%s', 1, now(), now(), 'z'
                from project limit 1""".formatted(id, due, instance.getId(), userTask.getId()));
        return id;
    }

    private static ProcessEngine engine(PostgresServer.Database database) {
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setJdbcUrl(database.jdbcUrl());
        configuration.setJdbcUsername(database.user());
        configuration.setJdbcPassword(database.password());
        configuration.setJdbcDriver("org.postgresql.Driver");
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("none");
        configuration.setHistoryTimeToLive("P1D");
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setJobExecutorActivate(false);
        var engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource("processes/task.bpmn")
                .deploy();
        return engine;
    }

    private static PostgresServer.Database filled() {
        var made = Services.shared().postgres().createDatabase();
        try (var scripts = Files.list(MIGRATIONS)) {
            for (Path script : scripts.sorted().toList()) {
                execute(made, Files.readString(script));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        new Years(made.jdbcUrl(), made.user(), made.password()).fill(SCALE);
        return made;
    }

    private static Connection connect(PostgresServer.Database to) throws SQLException {
        return DriverManager.getConnection(to.jdbcUrl(), to.user(), to.password());
    }

    private static void execute(PostgresServer.Database on, String sql) {
        try (var connection = connect(on);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<List<String>> rows(PostgresServer.Database on, String sql, int columns) {
        try (var connection = connect(on);
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var rows = new ArrayList<List<String>>();
            while (found.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= columns; i++) {
                    row.add(found.getString(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static String text(PostgresServer.Database on, String sql) {
        return rows(on, sql, 1).getFirst().getFirst();
    }

    private static long number(String sql) {
        return Long.parseLong(text(database, sql));
    }

    private static Map<String, String> pairs(String sql) {
        var pairs = new java.util.TreeMap<String, String>();
        rows(database, sql, 2).forEach(row -> pairs.put(row.getFirst(), row.getLast()));
        return pairs;
    }
}
