package io.taskloom.engine.task.planner;

import io.taskloom.engine.task.TaskId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** When tasks that repeat will be due again. Implemented by who knows their rules. */
public interface UpcomingDates {

    /**
     * The dates in that time that the tasks made after these will have, if each is done on its day; in order.
     *
     * @param tasks open, and seen by whoever asks
     */
    Map<TaskId, List<Instant>> between(Collection<TaskId> tasks, Instant from, Instant to);
}
