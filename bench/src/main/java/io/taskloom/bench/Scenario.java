package io.taskloom.bench;

import java.util.List;

/** Some work to measure. */
interface Scenario {

    /** As {@code ./taskloom bench} is told it. */
    String id();

    /** @throws RuntimeException if it could not be run; a figure that misses its aim is no failure */
    List<Result> run(Installation installation, Settings settings);
}
