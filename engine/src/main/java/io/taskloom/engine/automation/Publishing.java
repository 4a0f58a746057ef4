package io.taskloom.engine.automation;

import io.taskloom.engine.automation.Rehearsals.Rehearsal;
import io.taskloom.engine.event.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Publishes a draft that has been tried first. In three steps, of which only the last keeps anything: the draft is read, tried
 * with no transaction open, and published if it is still that draft. A {@code kill -9} in between leaves it a draft.
 */
@Service
class Publishing {

    private final Versions versions;
    private final Rehearsals rehearsals;

    Publishing(Versions versions, Rehearsals rehearsals) {
        this.versions = versions;
        this.rehearsals = rehearsals;
    }

    /**
     * @param draftVersion the draft the publisher has looked at
     * @param reason why it is to be published although something that was tried failed; null if it is not
     * @throws io.taskloom.engine.web.StaleVersion if it has been saved again meanwhile, or is while it is tried
     * @throws io.taskloom.engine.bpm.ModelRefused if anything about it may not be published
     * @throws io.taskloom.engine.problem.Conflict if something that was tried failed, and there is no reason
     */
    VersionView publish(
            Actor actor, AutomationId id, int draftVersion, @Nullable String note, @Nullable String reason) {
        Draft draft = versions.toPublish(actor, id, draftVersion);
        Rehearsal seen = rehearsals.of(id, draft);
        seen.require(reason);
        return versions.publish(actor, id, draftVersion, note, seen, reason);
    }
}
