package io.taskloom.engine.task;

import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.UserTaskId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The process a task stands for: the last one it had, once it is closed.
 *
 * @param candidates who may claim it, see {@link Claims}; empty for any member of the project
 */
record Flow(
        InstanceId instance, UserTaskId userTask, @Nullable String formKey, List<String> candidates) {

    static Flow own(InstanceId instance, UserTaskId userTask) {
        return new Flow(instance, userTask, null, List.of());
    }
}
