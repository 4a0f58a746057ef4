package io.taskloom.engine.reminder;

import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.Processes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reminders as what they are: timers of the task's process, {@code task.bpmn}. */
@Component
class ReminderTimers {

    private static final String SET = "reminder-set";
    private static final String REMOVED = "reminder-removed:";
    private static final String TIMER = "reminder-due";
    private static final String MAIL = "send-reminder";
    private static final String ID = "reminderId";
    private static final String AT = "remindAt";
    private static final String STAGE = "stage";

    private final Processes processes;

    ReminderTimers(Processes processes) {
        this.processes = processes;
    }

    void arm(InstanceId instance, Reminder reminder) {
        Map<String, Object> local = new HashMap<>(Map.of(ID, reminder.id().toString(), AT, reminder.at()));
        if (reminder.stage() != null) {
            local.put(STAGE, reminder.stage().column());
        }
        processes.send(instance, SET, local);
    }

    void disarm(InstanceId instance, ReminderId id) {
        processes.send(instance, REMOVED + id, Map.of());
    }

    void move(InstanceId instance, ReminderId id, Instant at) {
        processes.timers(instance).stream()
                .filter(timer -> timer.elementId().equals(TIMER)
                        && id.toString().equals(timer.scope().get(ID)))
                .forEach(timer -> processes.reschedule(timer.id(), at));
    }

    boolean mailFailed(InstanceId instance) {
        return processes.incidents(instance).stream()
                .anyMatch(incident -> incident.elementId().startsWith(MAIL));
    }
}
