package io.taskloom.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A draft of ten steps, tried out to its end by one designer, from request to answer. */
final class TryingOut implements Scenario {

    private static final int STEPS = 10;
    private static final int WARM_UP = 20;
    private static final int TIMES = 100;
    private static final Duration AIM = Duration.ofMillis(500);

    @Override
    public String id() {
        return "tryout";
    }

    @Override
    public List<Result> run(Installation installation, Settings settings) {
        var api = installation.api();
        var draft = Map.of("name", "Tried out", "bpmn", Model.ofSteps(STEPS, "https://example.org/never-called"));
        var automation = api.post("/workspaces/" + installation.workspace() + "/automations", draft)
                .path("id")
                .asText();
        var answers = IntStream.range(0, STEPS)
                .mapToObj(i -> Map.of("element", "step" + i, "output", Map.of("status", 200)))
                .toList();
        var taken = new ArrayList<Duration>();
        for (int i = 0; i < WARM_UP + TIMES; i++) {
            var begun = System.nanoTime();
            var tried = api.post("/automations/" + automation + "/try", Map.of("answers", answers));
            if (i >= WARM_UP) {
                taken.add(Duration.ofNanos(System.nanoTime() - begun));
            }
            requireEnded(tried.path("state").asText());
        }
        var p95 = Figures.percentile(taken, 0.95);
        return List.of(Result.of(
                id(),
                "a draft of %d steps tried out to its end".formatted(STEPS),
                "median %s, p95 %s, %d times"
                        .formatted(Figures.millis(Figures.median(taken)), Figures.millis(p95), TIMES),
                "< 500 ms",
                p95.compareTo(AIM) < 0));
    }

    private static void requireEnded(String state) {
        if (!state.equals("completed")) {
            throw new IllegalStateException("A try-out ended " + state);
        }
    }
}
