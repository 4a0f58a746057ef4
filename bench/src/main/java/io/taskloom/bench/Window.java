package io.taskloom.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of a simulation: from the first user's end of warming up to the last request. Gatling's own figures
 * would count its start and the processors it takes to compile itself, and stand only in pages for people.
 */
final class Window {

    private static final long ENGINE = Long.getLong("bench.engine", 0);
    private static final long POSTGRES = Long.getLong("bench.postgres", 0);

    private final List<Duration> answers = new ArrayList<>();
    private long failures;
    private long begun;
    private Duration engine = Duration.ZERO;
    private Duration postgres = Duration.ZERO;

    synchronized void open() {
        if (begun == 0) {
            engine = CpuTime.of(ENGINE);
            postgres = CpuTime.of(POSTGRES);
            begun = System.nanoTime();
        }
    }

    /** @param answered how long the answer took; null for a request that failed */
    synchronized void note(@Nullable Duration answered) {
        if (answered == null) {
            failures++;
        } else {
            answers.add(answered);
        }
    }

    /** Leaves what was measured where {@link Gatling} looks for it; the last user's end counts. */
    synchronized void close() {
        var wall = Duration.ofNanos(System.nanoTime() - begun);
        new Measured(
                        answers.size(),
                        failures,
                        wall,
                        answers.isEmpty() ? Duration.ZERO : Figures.median(answers),
                        answers.isEmpty() ? Duration.ZERO : Figures.percentile(answers, 0.95),
                        CpuTime.of(ENGINE).minus(engine),
                        CpuTime.of(POSTGRES).minus(postgres))
                .write(Path.of(System.getProperty("bench.window")));
    }
}
