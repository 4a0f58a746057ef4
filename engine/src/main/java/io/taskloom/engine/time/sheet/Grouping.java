package io.taskloom.engine.time.sheet;

import io.taskloom.engine.problem.InvalidInput;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What makes a row of a sheet of its own. */
enum Grouping {
    WEEK,
    PROJECT,
    TASK,
    PERSON;

    /** @param text some of them, comma-separated; project and task if nothing is said */
    static Set<Grouping> parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return EnumSet.of(PROJECT, TASK);
        }
        Set<Grouping> found = EnumSet.noneOf(Grouping.class);
        for (String word : text.toUpperCase(Locale.ROOT).split(",", -1)) {
            try {
                found.add(valueOf(word.strip()));
            } catch (IllegalArgumentException e) {
                throw new InvalidInput("groupBy", "choice", "Group by some of week, project, task and person.");
            }
        }
        if (found.contains(TASK)) {
            // A task is in one project: it is shown with it.
            found.add(PROJECT);
        }
        return found;
    }
}
