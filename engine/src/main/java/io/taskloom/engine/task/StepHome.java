package io.taskloom.engine.task;

import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.event.ProjectId;
import org.jspecify.annotations.Nullable;

/** Knows in which project's list the user tasks of an automation's run appear. */
public interface StepHome {

    /** @return null where they appear in none */
    @Nullable
    ProjectId projectOf(InstanceId instance);
}
