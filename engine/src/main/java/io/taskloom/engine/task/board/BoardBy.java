package io.taskloom.engine.task.board;

import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.task.saved.SavedFilterId;

/** What the columns of a board are. */
sealed interface BoardBy {

    record Section() implements BoardBy {}

    record Status() implements BoardBy {}

    record Priority() implements BoardBy {}

    record Assignee() implements BoardBy {}

    /** By the columns of the project's work flow. */
    record Step() implements BoardBy {}

    record Buckets(SavedFilterId filter) implements BoardBy {}

    /** @throws InvalidInput if it is none of them */
    static BoardBy parse(String text) {
        return switch (text) {
            case "section" -> new Section();
            case "status" -> new Status();
            case "priority" -> new Priority();
            case "assignee" -> new Assignee();
            case "step" -> new Step();
            default -> buckets(text);
        };
    }

    private static BoardBy buckets(String text) {
        try {
            if (text.startsWith("filter:")) {
                return new Buckets(SavedFilterId.of(text.substring("filter:".length())));
            }
        } catch (IllegalArgumentException e) {
            // Refused below, like every other text.
        }
        throw new InvalidInput(
                "by",
                "choice",
                "A board is by section, status, priority, assignee, step, or filter: and a saved filter's id.");
    }
}
