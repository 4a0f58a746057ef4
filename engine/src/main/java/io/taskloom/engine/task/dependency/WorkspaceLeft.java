package io.taskloom.engine.task.dependency;

import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.task.FieldChange;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskLog;
import io.taskloom.engine.task.TaskMovedAway;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** A task that goes to another workspace leaves there what it was linked to here. */
@Component
class WorkspaceLeft {

    private static final String MOVED = TaskMovedAway.class.getSimpleName();

    private final DependencyRows rows;
    private final TaskLog log;

    WorkspaceLeft(DependencyRows rows, TaskLog log) {
        this.rows = rows;
        this.log = log;
    }

    // At the end, when its sub-tasks, which may depend on it, have gone along.
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void hear(Recorded event) {
        if (event.type().equals(MOVED)) {
            for (Relation.Edge edge :
                    rows.deleteAcrossWorkspaces(new TaskId(event.subject().id()))) {
                note(event, edge.from(), Relation.of(edge.kind(), true), edge.to());
                note(event, edge.to(), Relation.of(edge.kind(), false), edge.from());
            }
        }
    }

    private void note(Recorded event, TaskId task, Relation relation, TaskId other) {
        log.note(event.actor(), task, "dependency_removed", List.of(new FieldChange(relation.word(), other, null)));
    }
}
