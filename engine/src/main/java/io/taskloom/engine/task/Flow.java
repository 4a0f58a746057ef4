package io.taskloom.engine.task;

import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.UserTaskId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The process a task stands for: the last one it had, once it is closed.
 *
 * @param candidates who may claim it, see {@link Claims}; empty for any member of the project
 * @param step where it stands in the project's work flow; null in the built-in life cycle, and for steps of automations
 */
record Flow(
        InstanceId instance,
        UserTaskId userTask,
        @Nullable String formKey,
        List<String> candidates,
        @Nullable WorkStep step) {

    static Flow own(InstanceId instance, UserTaskId userTask) {
        return new Flow(instance, userTask, null, List.of(), null);
    }

    Flow at(@Nullable WorkStep next) {
        return new Flow(instance, userTask, formKey, candidates, next);
    }
}
