package io.taskloom.engine.task;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.problem.InvalidInput;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks a list shows.
 *
 * @param statuses empty for all
 * @param assignee null for everybody's
 */
public record TaskFilter(Set<Status> statuses, @Nullable PersonId assignee) {

    public TaskFilter {
        statuses = Set.copyOf(statuses);
    }

    /** Everybody's tasks, wherever they stand. */
    public static TaskFilter all() {
        return new TaskFilter(Set.of(), null);
    }

    /**
     * @param status {@code todo,in_progress}; null or blank for all
     * @param assignee {@code me} or a person's id; null for everybody's
     * @throws InvalidInput if one of them says something else
     */
    static TaskFilter parse(Actor actor, @Nullable String status, @Nullable String assignee) {
        return new TaskFilter(statuses(status), assignee == null ? null : assignee(actor, assignee));
    }

    private static Set<Status> statuses(@Nullable String text) {
        Set<Status> statuses = EnumSet.noneOf(Status.class);
        if (text != null && !text.isBlank()) {
            for (String word : text.split(",", -1)) {
                try {
                    statuses.add(Status.of(word));
                } catch (IllegalArgumentException e) {
                    throw new InvalidInput(
                            "status", "choice", "It must be some of todo, in_progress, done, cancelled.");
                }
            }
        }
        return statuses;
    }

    private static PersonId assignee(Actor actor, String text) {
        PersonId me = actor.person();
        if (text.equals("me") && me != null) {
            return me;
        }
        try {
            return PersonId.of(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("assignee", "format", "It must be me or the id of a person.");
        }
    }

    /** Conditions on {@code task t}, each begun by {@code and}. */
    String sql() {
        return (statuses.isEmpty() ? "" : " and t.status in (" + words() + ")")
                + (assignee == null
                        ? ""
                        : " and exists (select 1 from task_assignee a where a.person_id = ? and a.task_id = t.id)");
    }

    /** In the order of {@link #sql}. */
    List<Object> parameters() {
        return assignee == null ? List.of() : List.of(assignee.value());
    }

    /** The same for the same filter, whatever order it was asked in: a cursor holds for one filter. */
    @Override
    public String toString() {
        return "[%s] of %s".formatted(words(), assignee == null ? "everybody" : assignee);
    }

    private String words() {
        return statuses.stream()
                .sorted()
                .map(status -> "'" + status.word() + "'")
                .collect(Collectors.joining(", "));
    }
}
