package io.taskloom.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** P9: from a task's creation to the start of the run it triggers, and on to the webhook's receipt. */
final class TriggeringRuns implements Scenario {

    private static final int WARM_UP = 100;
    private static final int TASKS = 200;
    private static final Duration APART = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public String id() {
        return "P9";
    }

    @Override
    public List<Result> run(Installation installation, Settings settings) {
        var api = installation.api();
        try (var sink = new Sink(0, Duration.ZERO)) {
            var automation =
                    UUID.fromString(api.publish(installation.workspace(), "Measured", Model.onUrgentTask(sink.url())));
            create(installation, api, WARM_UP);
            await(installation, automation, WARM_UP);
            var begun = Instant.now();
            create(installation, api, TASKS);
            await(installation, automation, WARM_UP + TASKS);
            return results(installation.database(), automation, begun, sink);
        }
    }

    private static void create(Installation installation, Api api, int count) {
        var path = "/projects/" + installation.project() + "/tasks";
        for (int i = 0; i < count; i++) {
            api.post(path, Map.of("title", "Urgent", "priority", "urgent"));
            Pause.of(APART);
        }
    }

    private static void await(Installation installation, UUID automation, int runs) {
        installation
                .database()
                .await(
                        PATIENCE,
                        runs,
                        "select count(*) from run where automation_id = ? and state = 'completed'",
                        automation);
    }

    private List<Result> results(Database database, UUID automation, Instant begun, Sink sink) {
        var created = new HashMap<String, Instant>();
        var starts = new ArrayList<Duration>();
        database.list(
                """
                select t.id, t.created_at, r.started_at from run r join task t on t.id = r.subject_id
                where r.automation_id = ?""",
                row -> {
                    var at = row.getTimestamp(2).toInstant();
                    if (at.isAfter(begun)) {
                        created.put(row.getString(1), at);
                        starts.add(Duration.between(at, row.getTimestamp(3).toInstant()));
                    }
                    return at;
                },
                automation);
        var receipts = sink.received().stream()
                .filter(call -> created.containsKey(taskIn(call)))
                .map(call -> Duration.between(created.getOrDefault(taskIn(call), call.at()), call.at()))
                .toList();
        return List.of(
                Result.of(
                        id(),
                        "task's created_at → its run's started_at (the commit lies in between)",
                        times(starts) + ", " + starts.size() + " runs",
                        "median < 150 ms, %d runs".formatted(TASKS),
                        Figures.median(starts).toMillis() < 150 && starts.size() == TASKS),
                new Result(
                        id(),
                        "task's created_at → webhook received",
                        times(receipts) + ", " + receipts.size() + " calls",
                        "",
                        null,
                        "",
                        "",
                        null));
    }

    private static String taskIn(Sink.Received call) {
        return call.body().replace("\"", "").strip();
    }

    private static String times(List<Duration> times) {
        return "median %s, p95 %s"
                .formatted(Figures.millis(Figures.median(times)), Figures.millis(Figures.percentile(times, 0.95)));
    }
}
