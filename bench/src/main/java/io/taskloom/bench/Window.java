package io.taskloom.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What is measured of a simulation: from the first user's end of warming up to the last request. Gatling's own figures
 * would count its start and the processors it takes to compile itself.
 */
final class Window {

    private static final long ENGINE = Long.getLong("bench.engine", 0);
    private static final long POSTGRES = Long.getLong("bench.postgres", 0);

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

    /** Leaves what was measured where {@link Gatling} looks for it. */
    synchronized void close() {
        var wall = System.nanoTime() - begun;
        try {
            Files.write(
                    Path.of(System.getProperty("bench.window")),
                    List.of(
                            Long.toString(wall),
                            Long.toString(CpuTime.of(ENGINE).minus(engine).toNanos()),
                            Long.toString(CpuTime.of(POSTGRES).minus(postgres).toNanos())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
