package io.taskloom.engine.task;

import io.taskloom.engine.bpm.Action;
import io.taskloom.engine.event.Actor;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** A step of {@code task.bpmn}. */
@Component
class MarkOverdueAction implements Action<MarkOverdueAction.Input, Map<String, Object>> {

    private final Tasks tasks;

    MarkOverdueAction(Tasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public String name() {
        return "mark-overdue";
    }

    @Override
    public String title() {
        return "Mark overdue";
    }

    @Override
    public boolean offered() {
        return false;
    }

    @Override
    public Class<Input> input() {
        return Input.class;
    }

    @Override
    public Map<String, Object> perform(Call call, Input input) {
        if (!(call.actor() instanceof Actor.System)) {
            throw new OwnModelsOnly(name());
        }
        tasks.markOverdue(call.actor(), TaskId.of(Objects.requireNonNull(call.businessKey())));
        return Map.of();
    }

    record Input() {}
}
