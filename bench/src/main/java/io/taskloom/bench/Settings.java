package io.taskloom.bench;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How long it is measured; by {@code -Dbench.turns}, {@code -Dbench.seconds}, {@code -Dbench.warmup} {@code -Dbench.users},
 * {@code -Dbench.people}, {@code -Dbench.tasks} and {@code -Dbench.data}.
 *
 * @param turns of each side; the median counts
 * @param time of a turn
 * @param warmUp of each side before the first turn, so that both run compiled code
 * @param users who work at once, without think time
 * @param people who work at once with think time (P7), or follow one project (P8)
 * @param tasks in the bigger of the two installations of P7; the smaller one has 10,000
 * @param data where the data of P7 is kept for the next run
 * @param folder where the other data, logs and the report go; the data is thrown away at the next run
 */
record Settings(int turns, Duration time, Duration warmUp, int users, int people, int tasks, Path data, Path folder) {

    static Settings fromProperties() {
        return new Settings(
                Integer.getInteger("bench.turns", 3),
                Duration.ofSeconds(Integer.getInteger("bench.seconds", 8)),
                Duration.ofSeconds(Integer.getInteger("bench.warmup", 45)),
                Integer.getInteger("bench.users", 16),
                Integer.getInteger("bench.people", 1_000),
                Integer.getInteger("bench.tasks", 1_000_000),
                usualData(),
                Path.of("bench", "target"));
    }

    /** With what else is made once per person and machine. */
    private static Path usualData() {
        var cache = System.getenv("TASKLOOM_CACHE");
        var usual = cache == null
                ? Path.of(System.getProperty("user.home"), ".cache", "taskloom", "bench")
                : Path.of(cache, "bench");
        return Path.of(System.getProperty("bench.data", usual.toString()));
    }
}
