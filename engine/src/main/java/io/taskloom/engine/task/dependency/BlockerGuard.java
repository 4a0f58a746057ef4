package io.taskloom.engine.task.dependency;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.task.Status;
import io.taskloom.engine.task.TaskGuard;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Nobody starts or finishes a task that waits for another, by whichever door (promise T5). */
@Component
class BlockerGuard implements TaskGuard {

    private final DependencyRows rows;
    private final Sight sight;

    BlockerGuard(DependencyRows rows, Sight sight) {
        this.rows = rows;
        this.sight = sight;
    }

    @Override
    public void check(Actor actor, Move move) {
        // What comes back from the archive goes on where it stood.
        boolean same = move.from() == null || move.to() == move.from();
        if (!move.constrained() || same || !waits(move.to())) {
            return;
        }
        Seen blockers = sight.of(actor, rows.openBlockers(move.id()));
        if (!blockers.none()) {
            throw new TaskBlocked(move.id(), blockers);
        }
    }

    private static boolean waits(@Nullable Status to) {
        return to == Status.IN_PROGRESS || to == Status.DONE;
    }
}
