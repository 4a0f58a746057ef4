package io.taskloom.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is measured of a day: for each kind of request, between two moments that are the same for everybody. */
final class DayWindow {

    private static final long ENGINE = Long.getLong("bench.engine", 0);
    private static final long POSTGRES = Long.getLong("bench.postgres", 0);

    private final Map<String, Answers> kinds = new ConcurrentHashMap<>();
    private volatile boolean open;
    private long begun;
    private Duration engine = Duration.ZERO;
    private Duration postgres = Duration.ZERO;

    private static final class Answers {
        private final List<Duration> times = new ArrayList<>();
        private long failures;

        synchronized void note(@Nullable Duration answered) {
            if (answered == null) {
                failures++;
            } else {
                times.add(answered);
            }
        }
    }

    /** @param after from now, for so long */
    void schedule(Duration after, Duration time) {
        Thread.ofVirtual().start(() -> {
            Pause.of(after);
            engine = CpuTime.of(ENGINE);
            postgres = CpuTime.of(POSTGRES);
            begun = System.nanoTime();
            open = true;
            Pause.of(time);
            open = false;
            write();
        });
    }

    /** @param answered how long the answer took; null for a request that failed */
    void note(String kind, @Nullable Duration answered) {
        if (open) {
            kinds.computeIfAbsent(kind, name -> new Answers()).note(answered);
        }
    }

    /** The processors' time can't be told apart by kind: each gets its share by number. */
    private void write() {
        var wall = Duration.ofNanos(System.nanoTime() - begun);
        var engineUsed = CpuTime.of(ENGINE).minus(engine);
        var postgresUsed = CpuTime.of(POSTGRES).minus(postgres);
        var all = kinds.values().stream()
                .mapToLong(answers -> answers.times.size())
                .sum();
        kinds.forEach((kind, answers) -> {
            var times = List.copyOf(answers.times);
            var none = times.isEmpty();
            new Measured(
                            times.size(),
                            answers.failures,
                            wall,
                            none ? Duration.ZERO : Figures.median(times),
                            none ? Duration.ZERO : Figures.percentile(times, 0.95),
                            share(engineUsed, times.size(), all),
                            share(postgresUsed, times.size(), all))
                    .write(Path.of(System.getProperty("bench.window") + "." + kind));
        });
    }

    private static Duration share(Duration used, long part, long all) {
        return all == 0 ? Duration.ZERO : used.multipliedBy(part).dividedBy(all);
    }
}
