package io.taskloom.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;

/** P10: a thousand webhook calls in flight at once, each held two seconds longer than the last took to come. */
final class HoldingCalls implements Scenario {

    private static final int CALLS = 1_000;
    private static final int STARTERS = 16;
    private static final Duration HOLD = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public String id() {
        return "P10";
    }

    @Override
    public List<Result> run(Installation installation, Settings settings) {
        var api = installation.api();
        try (var sink = new Sink(CALLS, HOLD);
                var connections = new Connections(installation.database())) {
            var automation = api.publish(installation.workspace(), "Held", Model.byHand(sink.url()));
            try (var starters = Executors.newFixedThreadPool(STARTERS)) {
                for (int i = 0; i < CALLS; i++) {
                    starters.execute(() -> api.post("/automations/" + automation + "/start", Map.of()));
                }
            }
            installation
                    .database()
                    .await(
                            PATIENCE,
                            CALLS,
                            "select count(*) from run where automation_id = ? and state = 'completed'",
                            UUID.fromString(automation));
            return results(sink, ended(installation.database(), automation), connections);
        }
    }

    private static Instant ended(Database database, String automation) {
        return database.list(
                        "select max(ended_at) from run where automation_id = ?",
                        row -> row.getTimestamp(1).toInstant(),
                        UUID.fromString(automation))
                .getFirst();
    }

    private List<Result> results(Sink sink, Instant ended, Connections connections) {
        var arrivals = sink.received().stream().map(Sink.Received::at).sorted().toList();
        var lastArrival = arrivals.getLast();
        var flight =
                arrivals.size() == CALLS && Collections.min(sink.answered()).isAfter(lastArrival);
        var took = Duration.between(lastArrival, ended);
        return List.of(
                Result.of(
                        id(),
                        "%d calls of two seconds in flight at once (%s), database connections"
                                .formatted(CALLS, flight ? "all together" : "not all together"),
                        "%d open, %d active at most".formatted(connections.open(), connections.active()),
                        "≤ 25 in use",
                        flight && connections.open() <= 25),
                Result.of(
                        id(),
                        "from the last call's arrival to the last run's end (arrivals took %s)"
                                .formatted(Figures.millis(Duration.between(arrivals.getFirst(), lastArrival))),
                        Figures.millis(took),
                        "all done within 6 s",
                        took.toMillis() <= 6_000));
    }
}
