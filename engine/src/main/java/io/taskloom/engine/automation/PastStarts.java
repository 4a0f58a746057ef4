package io.taskloom.engine.automation;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** Tells how often a trigger would have started something lately; implemented by those who start automations. */
public interface PastStarts {

    /** Empty if starting on such a trigger is somebody else's part. */
    Optional<BackTest> of(Question question);

    /**
     * @param actor whose eyes it is seen with
     * @param from first moment that counts
     * @param to the moment after the last
     * @param zone whose days are counted
     * @param projects those of the workspace the actor sees, as far as the question is about them
     * @param patience how long to look; what was found by then is the answer
     */
    record Question(
            Actor actor,
            WorkspaceId workspace,
            AutomationTrigger trigger,
            Instant from,
            Instant to,
            ZoneId zone,
            Set<ProjectId> projects,
            Duration patience) {}
}
