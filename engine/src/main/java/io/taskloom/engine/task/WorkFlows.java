package io.taskloom.engine.task;

import io.taskloom.engine.bpm.LifeCycle;
import io.taskloom.engine.event.ProjectId;
import java.util.Optional;
import java.util.UUID;

/** Knows the processes that projects have chosen as life cycles of their tasks; implemented by who knows automations. */
public interface WorkFlows {

    /**
     * The version that a task which opens now follows.
     *
     * @param chosen the automation that its project has chosen
     * @return empty for the built-in life cycle
     */
    Optional<String> definition(UUID chosen);

    /** What new tasks of the project follow; empty for the built-in life cycle. Decides no permission. */
    Optional<LifeCycle> of(ProjectId project);
}
