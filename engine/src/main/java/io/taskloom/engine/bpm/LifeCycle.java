package io.taskloom.engine.bpm;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
     * What a user task asks for by its extension properties, in a work flow and in any other automation.
     *
     * @param needed how many people must agree, {@link #ALL} for everybody who is asked; one who does not is enough to reject
     * @param fourEyes whether those who asked for the work, do it, or handed it in have no say
     * @param approved id of the column or end where it goes on; null outside of work flows
     * @param rejected id of the column or end to which it goes otherwise; null outside of work flows
     */
    public record Approval(
            int needed,
            boolean fourEyes,
            @Nullable String approved,
            @Nullable String rejected) {

        public static final int ALL = 0;

        /** What {@code approvals} may say: a number, or everybody. */
        public static final Pattern NEEDED = Pattern.compile("[1-9]|1[0-9]|20|all");

        /** The variable that says {@code approved} or {@code rejected} behind an approval outside of work flows. */
        public static final String DECISION = "decision";

        public static final String APPROVED = "approved";
        public static final String REJECTED = "rejected";

        /** @param properties of the user task, by name @return null if it is no approval */
        public static @Nullable Approval of(Map<?, ?> properties) {
            String needed = text(properties, "approvals");
            if (needed == null || !NEEDED.matcher(needed).matches()) {
                return null;
            }
            return new Approval(
                    needed.equals("all") ? ALL : Integer.parseInt(needed),
                    "true".equals(properties.get("fourEyes")),
                    text(properties, APPROVED),
                    text(properties, REJECTED));
        }

        private static @Nullable String text(Map<?, ?> properties, String name) {
            Object value = properties.get(name);
            return value == null ? null : value.toString();
        }
    }
}
