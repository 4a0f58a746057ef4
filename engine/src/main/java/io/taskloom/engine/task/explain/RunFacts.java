package io.taskloom.engine.task.explain;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.RunId;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Knows the runs that make, change and wait for tasks; implemented by who records them. */
public interface RunFacts {

    /** Those of the runs that the actor may see. */
    Map<RunId, RunFact> of(Actor actor, Collection<RunId> runs);

    /** @param version of the automation, which the run follows */
    @Schema(name = "ExplainedRun")
    record RunFact(RunId id, UUID automationId, String automationName, int version) {}
}
