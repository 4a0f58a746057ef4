package io.taskloom.engine.reminder;

import io.taskloom.engine.bpm.Action;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.task.OwnModelsOnly;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.Tasks;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** A step of {@code task.bpmn}: the last mail is out. */
@Component
class NoteRemindedAction implements Action<ReminderStep, Map<String, Object>> {

    private final Tasks tasks;
    private final ReminderRows rows;

    NoteRemindedAction(Tasks tasks, ReminderRows rows) {
        this.tasks = tasks;
        this.rows = rows;
    }

    @Override
    public String name() {
        return "note-reminded";
    }

    @Override
    public String title() {
        return "Note that it was sent";
    }

    @Override
    public boolean offered() {
        return false;
    }

    @Override
    public Class<ReminderStep> input() {
        return ReminderStep.class;
    }

    @Override
    public Map<String, Object> perform(Call call, ReminderStep input) {
        if (!(call.actor() instanceof Actor.System)) {
            throw new OwnModelsOnly(name());
        }
        tasks.hold(call.actor(), TaskId.of(Objects.requireNonNull(call.businessKey())));
        rows.pass(input.reminderId(), Reminder.State.SENDING, Reminder.State.SENT);
        return Map.of();
    }
}
