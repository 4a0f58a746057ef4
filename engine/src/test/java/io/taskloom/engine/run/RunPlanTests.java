package io.taskloom.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.TaskDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * No search of runs reads them from end to end. Enough are made for the planner to care, most of them over; the statements are
 * those that the application writes. {@code -Dtaskloom.plan.runs=1000000} says how long they take over that many.
 */
class RunPlanTests {

    private static final int RUNS = Integer.getInteger("taskloom.plan.runs", 60_000);
    private static final int AUTOMATIONS = 20;
    private static final int ROUNDS = RUNS > 500_000 ? 20 : 0;
    private static final int HEAT_MILLIS = 2_000;
    private static final Pattern SEQUENTIAL = Pattern.compile("Seq Scan on (run|run_step)\\b");
    private static final Instant NOW = Instant.now();

    private static TaskDatabase database;
    private static WorkspaceId workspace;
    private static Set<ProjectId> visible;
    private static List<AutomationId> automations;
    private static UUID subject;

    @BeforeAll
    static void aLongTime() {
        database = new TaskDatabase();
        var jdbc = database.jdbc();
        workspace = new WorkspaceId(Ids.next());
        visible = Set.of(new ProjectId(Ids.next()), new ProjectId(Ids.next()));
        jdbc.update("""
                insert into automation (id, workspace_id, name, description, enabled, draft_bpmn, draft_version, draft_at, version,
                    created_at, updated_at)
                select gen_random_uuid(), ?, 'A' || i, '', true, '', 1, now(), 1, now(), now() from generate_series(1, ?) i
                """, workspace.value(), AUTOMATIONS);
        // One in a hundred is held, one in two hundred waits, and a tenth belongs to other workspaces. Ids go with the
        // time.
        jdbc.update(
                """
                insert into run (id, workspace_id, automation_id, version, person_id, state, trigger_type, event_id, subject_kind,
                    subject_id, project_id, depth, started_at, ended_at, error)
                select (lpad(to_hex((extract(epoch from t.at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(i % 4096), 3, '0')
                        || '8000' || lpad(to_hex(i), 12, '0'))::uuid,
                    case when i % 10 = 3 then gen_random_uuid() else ? end, a.ids[1 + (i / 7) % ?], 1 + i % 5, gen_random_uuid(),
                    case when i % 100 = 5 then 'failed' when i % 200 = 6 then 'running' when i % 50 = 7 then 'cancelled' else 'completed' end,
                    case when i % 5000 = 9 then 'manual' when i % 2 = 0 then 'TaskCreated' else 'TaskCompleted' end, gen_random_uuid(),
                    'task', gen_random_uuid(), case when i % 3 = 0 then ? end, 1, t.at,
                    case when i % 100 <> 5 and i % 200 <> 6 then t.at + interval '1 second' end,
                    case when i % 100 = 5 then 'Calling the peer number ' || i || ' failed: 503 unavailable' end
                from generate_series(1, ?) i,
                    lateral (select ?::timestamptz - (? - i) * interval '30 seconds' as at) t,
                    (select array_agg(id order by id) as ids from automation) a
                """, workspace.value(), AUTOMATIONS, visible.iterator().next().value(), RUNS, RunStore.time(NOW), RUNS);
        jdbc.update("""
                insert into run_step (run_id, activity_instance, element_id, element_type, idle, state, failures, started_at, ended_at)
                select r.id, 's' || s, case s when 1 then 'start' else 'step' || abs(hashtext(r.id::text)) % 8 end, 'serviceTask',
                    s = 2 and r.state = 'running', case when s = 1 or r.ended_at is not null then 'completed' when r.error is null then 'active' else 'failed' end,
                    0, r.started_at, case when s = 1 then r.started_at else r.ended_at end
                from run r, generate_series(1, 2) s""");
        jdbc.update("""
                insert into run_undo (run_id, workspace_id, person_id, started_at, state)
                select id, workspace_id, gen_random_uuid(), started_at, 'undone' from run where abs(hashtext(id::text)) % 500 = 1""");
        jdbc.execute("vacuum analyze");
        automations = jdbc.queryForList("select id from automation order by id", UUID.class).stream()
                .map(AutomationId::new)
                .toList();
        subject = jdbc.queryForList(
                        "select subject_id from run where workspace_id = ? order by id limit 1",
                        UUID.class,
                        workspace.value())
                .getFirst();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void everySearchGoesByAnIndex() {
        List<Long> times = new ArrayList<>();
        for (AutomationId automation : Arrays.asList(null, automations.get(3))) {
            for (Set<RunState> states : states()) {
                for (RunFilter filter : filters(automation, states)) {
                    for (UUID before : Arrays.asList(null, someway())) {
                        var search = new RunSearch(workspace, visible, filter, before, 51);
                        explained(filter, search);
                        times.addAll(timed(filter, search));
                    }
                }
            }
        }
        if (!times.isEmpty()) {
            times.sort(null);
            System.out.printf(
                    "%d searches over %d runs: p50 %d ms, p95 %d ms, most %d ms%n",
                    times.size(),
                    RUNS,
                    times.get(times.size() / 2),
                    times.get(times.size() * 95 / 100),
                    times.getLast());
        }
    }

    @Test
    void aHeatMapReadsTheStepsOfItsRunsOnly() {
        List<RunId> runs = newest(10_001);
        for (String sql : List.of(HeatReader.STATES, HeatReader.STEPS)) {
            String plan =
                    plan(sql, Map.of("runs", runs.stream().map(RunId::value).toArray(UUID[]::new)));
            assertThat(SEQUENTIAL.matcher(plan).find()).as("%s%n%s", sql, plan).isFalse();
        }
        var reader = new HeatReader(JdbcClient.create(database.jdbc()));
        for (int round = 0; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            reader.states(runs);
            int steps = reader.steps(runs).size();
            long millis = (System.nanoTime() - begun) / 1_000_000;
            System.out.printf("a heat map of %d runs and %d elements: %d ms%n", runs.size(), steps, millis);
            assertThat(millis).isLessThan(HEAT_MILLIS);
        }
    }

    @Test
    void whatHasEndedIsMeasuredByIndexes() {
        String plan = plan(RunData.MEASURE, Map.of("most", RunData.BATCH, "row", RunData.ROW));
        // Of few runs the planner may well read all to change a thousand; of steps it must not.
        assertThat(plan).doesNotContain("Seq Scan on run_step").contains("run_unmeasured");
        var data = new RunData(JdbcClient.create(database.jdbc()));
        var source = Objects.requireNonNull(database.jdbc().getDataSource());
        long begun = System.nanoTime();

        Integer measured =
                new TransactionTemplate(new JdbcTransactionManager(source)).execute(status -> data.measure());

        long millis = (System.nanoTime() - begun) / 1_000_000;
        assertThat(measured).isEqualTo(RunData.BATCH);
        assertThat(data.of(workspace)).isPositive();
        System.out.printf("measuring %d runs: %d ms%n", measured, millis);
        assertThat(millis).isLessThan(HEAT_MILLIS);
    }

    @Test
    void aHeatMapThatTakesTooLongIsGivenUp() {
        var reader = new HeatReader(JdbcClient.create(database.jdbc()));
        List<RunId> runs = newest(10);
        var source = Objects.requireNonNull(database.jdbc().getDataSource());
        var one = new TransactionTemplate(new JdbcTransactionManager(source));
        var other = new TransactionTemplate(new JdbcTransactionManager(source));
        other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        one.executeWithoutResult(locked -> {
            database.jdbc().execute("lock table run_step in access exclusive mode");
            assertThatExceptionOfType(HeatTooSlow.class)
                    .isThrownBy(() -> other.execute(status -> {
                        reader.atMost(Duration.ofMillis(200));
                        return reader.steps(runs);
                    }));
        });
        assertThat(reader.steps(runs)).isNotEmpty();
    }

    @Test
    void aSequentialScanWouldBeSeen() {
        String plan = String.join(
                "\n", database.jdbc().queryForList("explain select * from run where depth = 7", String.class));
        assertThat(SEQUENTIAL.matcher(plan).find()).isTrue();
    }

    private static List<Set<RunState>> states() {
        return List.of(
                Set.of(),
                EnumSet.of(RunState.FAILED),
                EnumSet.of(RunState.WAITING),
                EnumSet.of(RunState.RUNNING),
                EnumSet.of(RunState.CANCELLED),
                EnumSet.of(RunState.COMPLETED),
                EnumSet.of(RunState.FAILED, RunState.CANCELLED, RunState.WAITING));
    }

    private static List<RunFilter> filters(AutomationId automation, Set<RunState> states) {
        Instant from = NOW.minus(Duration.ofHours(30));
        Instant to = NOW.minus(Duration.ofHours(20));
        var all = new RunFilter(states, automation, null, null, null, null, null, null, null, null);
        return List.of(
                all,
                new RunFilter(states, automation, from, to, null, null, null, null, null, null),
                new RunFilter(states, automation, from, null, "manual", null, null, null, null, null),
                new RunFilter(states, automation, null, null, "manual", null, null, null, null, null),
                new RunFilter(
                        states,
                        automation,
                        null,
                        null,
                        "TaskCreated",
                        automation == null ? null : 3,
                        null,
                        null,
                        null,
                        null),
                new RunFilter(states, automation, null, null, "NoSuchThing", null, null, null, null, null),
                new RunFilter(
                        states, automation, null, null, null, automation == null ? null : 9, null, null, null, null),
                new RunFilter(states, automation, null, null, null, null, "step3", null, null, null),
                new RunFilter(states, automation, null, null, null, null, "nowhere", null, null, null),
                new RunFilter(states, automation, null, null, null, null, null, "503 Unavailable", null, null),
                new RunFilter(states, automation, null, null, null, null, null, "number 40005 ", null, null),
                new RunFilter(states, automation, null, null, null, null, null, "nothing like it", null, null),
                new RunFilter(states, automation, null, null, null, null, null, subject.toString(), null, null),
                new RunFilter(
                        states,
                        automation,
                        from,
                        to,
                        "TaskCreated",
                        automation == null ? null : 1,
                        "step1",
                        "peer",
                        null,
                        null),
                new RunFilter(states, automation, null, null, null, null, null, null, null, true),
                all.halted().orElse(all),
                all.open(EnumSet.of(RunState.FAILED)).orElse(all));
    }

    /** A run in the middle. */
    private static UUID someway() {
        return database.jdbc()
                .queryForList("select id from run order by id offset ? limit 1", UUID.class, RUNS / 2)
                .getFirst();
    }

    private static void explained(RunFilter filter, RunSearch search) {
        for (String sql : List.of(search.rows(), search.ids())) {
            String plan = plan(sql, search.parameters());
            assertThat(SEQUENTIAL.matcher(plan).find())
                    .as("%s%n%s%n%s", filter, sql, plan)
                    .isFalse();
        }
    }

    private static String plan(String sql, Map<String, ?> parameters) {
        return new NamedParameterJdbcTemplate(database.jdbc())
                .queryForList("explain " + sql, parameters, String.class).stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining("\n"));
    }

    private static List<RunId> newest(int most) {
        return database.jdbc().queryForList("select id from run order by id desc limit ?", UUID.class, most).stream()
                .map(RunId::new)
                .toList();
    }

    private static List<Long> timed(RunFilter filter, RunSearch search) {
        List<Long> times = new ArrayList<>();
        var db = new NamedParameterJdbcTemplate(database.jdbc());
        for (int round = 0; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            db.queryForList(search.rows(), search.parameters());
            times.add((System.nanoTime() - begun) / 1_000_000);
        }
        if (!times.isEmpty() && times.getLast() > 100) {
            System.out.printf("%d ms for %s%n", times.getLast(), filter);
        }
        return times;
    }
}
