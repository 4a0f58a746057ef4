package io.taskloom.bench.years;

import java.time.Duration;
import java.time.Instant;

/**
 * How much is made. Everything follows from these values.
 *
 * @param tasks in all
 * @param projects ten in each workspace
 * @param people spread evenly over the workspaces
 * @param seed of all chance
 * @param until the last task is made then; the first one {@link #YEARS} earlier
 */
public record Scale(int tasks, int projects, int people, long seed, Instant until) {

    static final Duration YEARS = Duration.ofDays(3 * 365);
    static final int PROJECTS_PER_WORKSPACE = 10;

    private static final int OPEN_PER_PROJECT = 40;

    /** Of P7: 200 projects, 1,000 people. */
    public static Scale of(int tasks, long seed, Instant until) {
        return new Scale(tasks, 200, 1_000, seed, until);
    }

    public Scale {
        if (projects % PROJECTS_PER_WORKSPACE != 0 || people % (projects / PROJECTS_PER_WORKSPACE) != 0) {
            throw new IllegalArgumentException(
                    "%d projects and %d people do not fill the workspaces".formatted(projects, people));
        }
    }

    int workspaces() {
        return projects / PROJECTS_PER_WORKSPACE;
    }

    /** A tenth is open; in a young installation more, so that its pages are as full and the same is compared. */
    double openShare() {
        return Math.max(0.1, Math.min(0.8, (double) OPEN_PER_PROJECT * projects / tasks));
    }
}
