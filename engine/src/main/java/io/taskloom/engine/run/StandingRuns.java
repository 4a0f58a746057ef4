package io.taskloom.engine.run;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Runs, for whoever moves them from outside. Decides no permission; every method joins the caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class StandingRuns {

    private final RunStore store;

    StandingRuns(RunStore store) {
        this.store = store;
    }

    /** @param author with whose rights it acts @param over whether it has ended */
    public record Standing(RunId run, WorkspaceId workspace, AutomationId automation, PersonId author, boolean over) {}

    /** Empty once it is kept no longer. */
    public Optional<Standing> of(RunId run) {
        return store.head(run)
                .map(head -> new Standing(
                        head.run(), head.workspace(), head.automation(), head.person(), store.isOver(run)));
    }

    /** What has led to it goes on leading to it: it does not act as if fewer automations had. */
    public void deepen(RunId run, int depth) {
        store.deepen(run, depth);
    }
}
