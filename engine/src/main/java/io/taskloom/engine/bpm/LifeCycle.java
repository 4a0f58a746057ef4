package io.taskloom.engine.bpm;

import java.util.List;

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
     */
    public record Target(String id, String name, String status, boolean end) {}
}
