package io.taskloom.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;

/**
 * One turn of load.
 *
 * @param operations that succeeded
 * @param failures that did not; a turn with any does not count
 * @param wall how long it took
 * @param median of the answers' times; zero where only the rate was measured
 * @param p95 of the answers' times; zero where only the rate was measured
 * @param engineCpu CPU time of the process under load: the engine, or the bare engine's own
 * @param postgresCpu CPU time of PostgreSQL with all its back ends
 */
record Measured(
        long operations,
        long failures,
        Duration wall,
        Duration median,
        Duration p95,
        Duration engineCpu,
        Duration postgresCpu) {

    double perSecond() {
        return operations / (wall.toNanos() / 1e9);
    }

    double engineMillisPerOperation() {
        return operations == 0 ? 0 : engineCpu.toNanos() / 1e6 / operations;
    }

    double postgresMillisPerOperation() {
        return operations == 0 ? 0 : postgresCpu.toNanos() / 1e6 / operations;
    }

    /** For another JVM, which {@link #read}s it. */
    void write(Path file) {
        var values = LongStream.of(
                operations,
                failures,
                wall.toNanos(),
                median.toNanos(),
                p95.toNanos(),
                engineCpu.toNanos(),
                postgresCpu.toNanos());
        try {
            Files.write(file, values.mapToObj(Long::toString).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Measured read(Path file) throws IOException {
        var values = Files.readAllLines(file).stream().map(Long::valueOf).toList();
        return new Measured(
                values.get(0),
                values.get(1),
                Duration.ofNanos(values.get(2)),
                Duration.ofNanos(values.get(3)),
                Duration.ofNanos(values.get(4)),
                Duration.ofNanos(values.get(5)),
                Duration.ofNanos(values.get(6)));
    }
}
