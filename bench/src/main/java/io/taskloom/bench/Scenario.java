package io.taskloom.bench;

import java.util.List;

/** Some work to measure. */
interface Scenario {

    /** As {@code ./taskloom bench} is told it. */
    String id();

    /** Whether it works on data that is made once and kept. */
    default boolean onKeptData() {
        return false;
    }

    /** @throws RuntimeException if it could not be run; a figure that misses its aim is no failure */
    List<Result> run(Installation installation, Settings settings);
}
