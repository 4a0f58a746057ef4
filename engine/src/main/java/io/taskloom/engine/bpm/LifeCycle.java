package io.taskloom.engine.bpm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user's model as the life cycle of tasks: its user tasks are columns, its end events end the task.
 *
 * @param columns in the order in which a task comes by them
 */
public record LifeCycle(List<Target> columns, List<Target> ends) {

    public LifeCycle {
        columns = List.copyOf(columns);
        ends = List.copyOf(ends);
    }

    /**
     * @param id of the element
     * @param name as the model says it, else the id
     * @param status word of the status that a task has there; {@code done} for an end
     * @param end whether the task is over there
     * @param approval what it takes to leave that column; null where a move does
     */
    public record Target(
            String id,
            String name,
            String status,
            boolean end,
            @Nullable Approval approval) {}

    /**
     * @param needed how many people must agree; one who does not is enough to reject
     * @param fourEyes whether those who asked for the work, do it, or handed it in have no say
     * @param approved id of the column or end where it goes on
     * @param rejected id of the column or end to which it goes otherwise
     */
    public record Approval(int needed, boolean fourEyes, String approved, String rejected) {}
}
