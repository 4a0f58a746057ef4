package io.taskloom.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** A thousand runs that wait at a timer go over to another version, while urgent tasks start runs of another automation. */
final class MovingRuns implements Scenario {

    private static final int RUNS = 1_000;
    private static final int STARTERS = 16;
    private static final Duration APART = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration AIM = Duration.ofSeconds(10);

    @Override
    public String id() {
        return "migrate";
    }

    @Override
    public List<Result> run(Installation installation, Settings settings) {
        var api = installation.api();
        var database = installation.database();
        try (var sink = new Sink(0, Duration.ZERO)) {
            var automation = api.publish(installation.workspace(), "Waiting", Model.waiting(sink.url(), "one"));
            var others =
                    UUID.fromString(api.publish(installation.workspace(), "Going on", Model.onUrgentTask(sink.url())));
            try (var starters = Executors.newFixedThreadPool(STARTERS)) {
                for (int i = 0; i < RUNS; i++) {
                    starters.execute(() -> api.post("/automations/" + automation + "/start", Map.of()));
                }
            }
            api.republish(automation, Model.waiting(sink.url(), "two"));
            var moving = new AtomicBoolean(true);
            var created = new ArrayList<Instant>();
            var colleague = Thread.startVirtualThread(() -> {
                while (moving.get()) {
                    created.add(Instant.now());
                    api.post(
                            "/projects/" + installation.project() + "/tasks",
                            Map.of("title", "Urgent", "priority", "urgent"));
                    Pause.of(APART);
                }
            });
            var begun = System.nanoTime();
            api.post("/automations/" + automation + "/migrate", Map.of("from", 1));
            database.await(
                    PATIENCE,
                    RUNS,
                    "select count(*) from run where automation_id = ? and version = 2",
                    UUID.fromString(automation));
            var taken = Duration.ofNanos(System.nanoTime() - begun);
            moving.set(false);
            join(colleague);
            database.await(
                    PATIENCE,
                    created.size(),
                    "select count(*) from run where automation_id = ? and state = 'completed'",
                    others);
            return List.of(
                    Result.of(
                            id(),
                            "%d waiting runs moved to another version".formatted(RUNS),
                            Figures.millis(taken),
                            "< 10 s",
                            taken.compareTo(AIM) < 0),
                    meanwhile(database, others));
        }
    }

    private Result meanwhile(Database database, UUID others) {
        var ends = database.list(
                """
                select t.created_at, r.ended_at from run r join task t on t.id = r.subject_id
                where r.automation_id = ?""",
                row -> Duration.between(
                        row.getTimestamp(1).toInstant(), row.getTimestamp(2).toInstant()),
                others);
        return new Result(
                id(),
                "meanwhile: an urgent task's created_at → the end of the run it starts",
                "median %s, p95 %s, %d runs"
                        .formatted(
                                Figures.millis(Figures.median(ends)),
                                Figures.millis(Figures.percentile(ends, 0.95)),
                                ends.size()),
                "",
                null,
                "",
                "",
                null);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
