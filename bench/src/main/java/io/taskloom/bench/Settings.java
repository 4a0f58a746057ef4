package io.taskloom.bench;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How long it is measured; by {@code -Dbench.turns}, {@code -Dbench.seconds}, {@code -Dbench.warmup} and {@code -Dbench.users}.
 *
 * @param turns of each side; the median counts
 * @param time of a turn
 * @param warmUp of each side before the first turn, so that both run compiled code
 * @param users who work at once, without think time
 * @param folder where data, logs and the report go; the data is thrown away at the next run
 */
record Settings(int turns, Duration time, Duration warmUp, int users, Path folder) {

    static Settings fromProperties() {
        return new Settings(
                Integer.getInteger("bench.turns", 3),
                Duration.ofSeconds(Integer.getInteger("bench.seconds", 8)),
                Duration.ofSeconds(Integer.getInteger("bench.warmup", 45)),
                Integer.getInteger("bench.users", 16),
                Path.of("bench", "target"));
    }
}
