package io.taskloom.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** P11: how fast the relay empties a backlog, and how soon after its commit a single event is in Kafka. */
final class Relaying implements Scenario {

    private static final int BACKLOG = 20_000;
    private static final int SINGLE = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** A backlog as it would come from tasks: each row about one of many subjects, hence spread over the slots. */
    private static final String FILL = """
            insert into event (id, type, workspace, project, actor_kind, actor_id, subject_kind, subject_id, slot, time, depth, data)
            select gen_random_uuid(), 'Measured', '%s', '%s', 'system', 'bench', 'task', gen_random_uuid(), n %% 16, now(), 0,
                jsonb_build_object('task', jsonb_build_object('title', 'Measured ' || n, 'text', repeat('x', 600)))
            from generate_series(1, %d) n""";

    private static final String RELAYED = """
            select case when exists (select from event where position is null) or exists (
                select from outbox_slot s where exists (
                    select from event e where e.slot = s.slot and e.position > s.position))
            then 0 else 1 end""";

    @Override
    public String id() {
        return "P11";
    }

    @Override
    public List<Result> run(Installation installation, Settings settings) {
        var single = single(installation);
        backlog(installation);
        var rate = BACKLOG / (backlog(installation).toNanos() / 1e9);
        return List.of(
                Result.of(
                        id(),
                        "a backlog of %d events relayed to Kafka".formatted(BACKLOG),
                        Figures.rate(rate),
                        "≥ 2,000/s",
                        rate >= 2_000),
                Result.of(
                        id(),
                        "event's time (before the commit) → received from Kafka",
                        "median %s, p95 %s"
                                .formatted(
                                        Figures.millis(Figures.median(single)),
                                        Figures.millis(Figures.percentile(single, 0.95))),
                        "median < 100 ms",
                        Figures.median(single).toMillis() < 100));
    }

    private static Duration backlog(Installation installation) {
        var database = installation.database();
        database.await(PATIENCE, 1, RELAYED);
        var fill = FILL.formatted(installation.workspace(), installation.project(), BACKLOG);
        database.run(fill);
        var begun = System.nanoTime();
        database.await(PATIENCE, 1, RELAYED);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static List<Duration> single(Installation installation) {
        var api = installation.api();
        var path = "/projects/" + installation.project() + "/tasks";
        try (var topic = new Topic(installation.system().kafka(), "taskloom.events")) {
            for (int i = 0; i < SINGLE; i++) {
                api.post(path, Map.of("title", "Relayed"));
                Pause.of(Duration.ofMillis(50));
            }
            return topic.delays("TaskCreated", SINGLE, Duration.ofSeconds(20));
        }
    }
}
