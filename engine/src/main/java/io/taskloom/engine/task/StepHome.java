package io.taskloom.engine.task;

import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import org.jspecify.annotations.Nullable;

/** Knows of an automation's run what its user tasks need: in which project's list they appear, and who wants them done. */
public interface StepHome {

    /** @return null where they appear in none */
    @Nullable
    ProjectId projectOf(InstanceId instance);

    /** Whose doing started the run: by hand, or by what triggered it. @return null if nobody's */
    @Nullable
    PersonId startedBy(InstanceId instance);
}
