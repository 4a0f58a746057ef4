package io.taskloom.engine.task.field;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.task.Kind;
import io.taskloom.engine.task.Status;
import io.taskloom.engine.task.TaskGuard;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Nobody completes a task that lacks what its project requires (promise T13), by whichever door. Steps of automations are not
 * asked: their form says what they need, and a run must not wait for what the project thought of later.
 */
@Component
class RequiredFieldsGuard implements TaskGuard {

    private final CustomFieldRows rows;

    RequiredFieldsGuard(CustomFieldRows rows) {
        this.rows = rows;
    }

    @Override
    public void check(Actor actor, Move move) {
        // What comes back from the archive goes on where it stood.
        boolean done = move.to() == Status.DONE && move.from() != null && move.from() != Status.DONE;
        if (!done || move.kind() == Kind.STEP) {
            return;
        }
        List<RequiredFieldsMissing.Missing> missing = rows.required(move.project()).stream()
                .filter(field -> {
                    Object value = move.fields().get(field.id());
                    return value == null || Boolean.FALSE.equals(value);
                })
                .toList();
        if (!missing.isEmpty()) {
            throw new RequiredFieldsMissing(move.id(), missing);
        }
    }
}
