package io.taskloom.engine.reminder;

import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.calendar.WorkCalendars;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.ReminderWish.Channel;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Arms the stages of a task that has become overdue, as timers of its process like its reminders: in the transaction that marks it,
 * so that a {@code kill -9} leaves it unmarked with its timer, or marked with its stages. A stage is told once until the due date
 * moves.
 */
@Component
class Escalations {

    /** A mark that comes later than that has waited for an engine: then nobody is told all at once what was due long ago. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private final Tasks tasks;
    private final ReminderRulesRows rules;
    private final ReminderRows rows;
    private final ReminderTimers timers;
    private final WorkCalendars calendars;
    private final Clock clock;

    Escalations(
            @Lazy Tasks tasks,
            ReminderRulesRows rules,
            ReminderRows rows,
            ReminderTimers timers,
            WorkCalendars calendars,
            Clock clock) {
        this.tasks = tasks;
        this.rules = rules;
        this.rows = rows;
        this.timers = timers;
        this.calendars = calendars;
        this.clock = clock;
    }

    @EventListener
    void on(Recorded event) {
        if (!event.type().equals("TaskOverdue") || event.project() == null) {
            return;
        }
        ReminderRulesView project = rules.find(event.project());
        if (project.escalates()) {
            TaskView task = tasks.hold(event.actor(), new TaskId(event.subject().id()));
            Instant now = clock.instant();
            Instant due = Objects.requireNonNullElse(task.dueAt(), now);
            arm(task, project, due.plus(LATE).isBefore(now) ? now : due, EnumSet.allOf(Channel.class), Duration.ZERO);
        }
    }

    /**
     * For a task that was overdue when the stages changed: what is armed goes, what was not told yet is armed anew.
     *
     * @param delay so that not all of them come at once
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void renew(TaskId id, Duration delay) {
        TaskView task = tasks.hold(new Actor.System("escalation"), id);
        if (!task.overdue()) {
            return;
        }
        disarm(task);
        arm(task, rules.find(task.projectId()), clock.instant(), EnumSet.of(Channel.INBOX), delay);
    }

    void disarm(TaskView task) {
        InstanceId instance = Objects.requireNonNull(task.process().instanceId());
        for (Reminder stage : rows.stages(task.id())) {
            if (rows.pass(stage.id(), Reminder.State.ARMED, Reminder.State.REMOVED)) {
                timers.disarm(instance, stage.id());
            }
        }
    }

    private void arm(TaskView task, ReminderRulesView project, Instant from, Set<Channel> channels, Duration delay) {
        List<Reminder> before = rows.stages(task.id());
        for (Stage stage : Stage.values()) {
            Duration after = project.after(stage);
            boolean told =
                    before.stream().anyMatch(each -> each.stage() == stage && each.state() != Reminder.State.REMOVED);
            if (after != null && !told) {
                Instant at = at(task.workspaceId(), project, from, after).plus(delay);
                Reminder made = Reminder.stage(
                        new ReminderId(Ids.next()), task.id(), stage, at.truncatedTo(ChronoUnit.MILLIS), channels);
                rows.insert(made);
                timers.arm(Objects.requireNonNull(task.process().instanceId()), made);
            }
        }
    }

    private Instant at(WorkspaceId workspace, ReminderRulesView project, Instant from, Duration after) {
        return project.working() ? calendars.of(workspace).after(from, after) : from.plus(after);
    }
}
