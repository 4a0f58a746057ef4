package io.taskloom.engine.wait;

import io.taskloom.engine.automation.Publications;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.WaitId;
import io.taskloom.engine.bpm.WaitJournal;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Keeps a row for each wait in the transaction in which it begins or ends, so that the two never disagree, whatever dies when. What
 * begins is looked at once more behind the commit: an event that came in the same moment saw no row.
 */
@Component
class WaitRecorder implements WaitJournal {

    private final Publications publications;
    private final WaitRows rows;
    private final CallbackRows callbacks;
    private final Addresses addresses;
    private final CatchUp catchUp;
    private final Clock clock;

    WaitRecorder(
            Publications publications,
            WaitRows rows,
            CallbackRows callbacks,
            Addresses addresses,
            CatchUp catchUp,
            Clock clock) {
        this.publications = publications;
        this.rows = rows;
        this.callbacks = callbacks;
        this.addresses = addresses;
        this.catchUp = catchUp;
        this.clock = clock;
    }

    @Override
    public void begun(WaitJournal.Subscribed wait) {
        if (isRun(wait.definitionId())) {
            RunId run = new RunId(wait.instance().value());
            if (wait.awaited().isCallback()) {
                // Whoever is just calling is waited for, and whoever calls later sees the row.
                callbacks.lockOpen(run, wait.elementId());
            }
            rows.insert(new Wait(
                    wait.id(),
                    run,
                    wait.workspace(),
                    wait.elementId(),
                    wait.awaited(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    null));
            catchUp.afterCommit();
        }
    }

    @Override
    public void over(WaitId wait) {
        rows.delete(wait);
    }

    @Override
    public void migrated(WaitJournal.Subscribed wait) {
        rows.update(wait.id(), wait.elementId(), wait.awaited());
        catchUp.afterCommit();
    }

    @Override
    public Map<String, String> callbacks(
            InstanceId instance, String definitionId, WorkspaceId workspace, Collection<String> elements) {
        return isRun(definitionId) ? addresses.make(new RunId(instance.value()), workspace, elements) : Map.of();
    }

    private boolean isRun(String definitionId) {
        return publications.byDefinition(definitionId).isPresent();
    }
}
