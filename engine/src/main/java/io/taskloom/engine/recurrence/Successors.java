package io.taskloom.engine.recurrence;

import io.taskloom.engine.bpm.Processes;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.task.FieldChange;
import io.taskloom.engine.task.ReminderWish;
import io.taskloom.engine.task.Shelves;
import io.taskloom.engine.task.Status;
import io.taskloom.engine.task.TaskCompanion;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskLog;
import io.taskloom.engine.task.TaskSeries;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.Tasks;
import io.taskloom.engine.task.watch.Watchers;
import io.taskloom.engine.template.Duplicates;
import io.taskloom.engine.web.IfMatch;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Makes the next task of a series when one is completed, whoever completes it and by whichever door. It is made in the
 * transaction of the completion, with its process, reminders and events: a {@code kill -9} in the middle leaves the task open
 * and no next; after the commit both are there. Of two that complete a task at once the second waits for the first and finds
 * it closed; should anything ever get past that, one task has one next by a unique key, and the second is rolled back whole.
 *
 * <p>Reopening takes a next that nobody has touched back into the bin, so that an undone completion leaves one task. One that
 * somebody has worked with stays and carries the series on; completing the reopened one then makes nothing. Cancelling and
 * putting away make no next: the series rests, and goes on when the task is back.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE) // Reminders are taken off a task that closes; the next one gets them before.
class Successors implements TaskCompanion {

    private final Tasks tasks;
    private final Shelves shelves;
    private final Duplicates duplicates;
    private final Watchers watchers;
    private final TaskSeries marks;
    private final TaskLog log;
    private final RecurrenceRows rows;
    private final Events events;
    private final Processes processes;
    private final Clock clock;

    // Tasks tells its companions, and they ask it back: one of the two has to wait.
    Successors(
            @Lazy Tasks tasks,
            @Lazy Shelves shelves,
            @Lazy Duplicates duplicates,
            @Lazy Watchers watchers,
            TaskSeries marks,
            @Lazy TaskLog log,
            RecurrenceRows rows,
            Events events,
            Processes processes,
            Clock clock) {
        this.tasks = tasks;
        this.shelves = shelves;
        this.duplicates = duplicates;
        this.watchers = watchers;
        this.marks = marks;
        this.log = log;
        this.rows = rows;
        this.events = events;
        this.processes = processes;
        this.clock = clock;
    }

    @Override
    public void closed(Actor actor, TaskView task) {
        if (task.recurring() && task.status() == Status.DONE) {
            rows.find(task.id()).filter(found -> carries(actor, task)).ifPresent(found -> goOn(actor, task, found));
        }
    }

    @Override
    public void opened(Actor actor, TaskView task, List<ReminderWish> wishes) {
        // Nothing comes after a task that is new, and making one is a hot path (P4).
        if (task.version() > 1 && task.recurring()) {
            rows.next(task.id()).filter(marks::untouched).ifPresent(next -> {
                forget(next);
                shelves.delete(actor, next, IfMatch.any());
            });
        }
    }

    @Override
    public void datesMoved(Actor actor, TaskView task) {
        // The rule stays as it is; only this one date is another.
    }

    /** Whether nothing comes after it. A next in the bin does not: the series would end there unseen. */
    private boolean carries(Actor actor, TaskView task) {
        TaskId next = rows.next(task.id()).orElse(null);
        if (next == null) {
            return true;
        }
        TaskView there = shelves.find(actor, List.of(next)).get(next);
        if (there == null || there.deletedAt() == null) {
            return false;
        }
        forget(next);
        return true;
    }

    private void forget(TaskId next) {
        rows.delete(next);
        marks.mark(next, false);
    }

    private void goOn(Actor actor, TaskView task, Recurrence found) {
        ZonedDateTime due = found.series().next(task.dueAt(), clock.instant()).orElse(null);
        if (due == null) {
            log.note(actor, task.id(), "recurrence_ended", List.of());
            return;
        }
        Instant at = due.toInstant();
        Supplier<TaskView> copy =
                duplicates.next(actor, task.id(), Recurrences.start(task, at, due.getZone()), at, due.getZone());
        Runnable work = () -> link(actor, found, copy.get().id());
        if (processes.inStep()) {
            // Completed in Camunda's own pages: before that step is through, no new process could be told its dates.
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    work.run();
                }
            });
        } else {
            work.run();
        }
    }

    private void link(Actor actor, Recurrence found, TaskId made) {
        Recurrence next = found.next(made);
        rows.insert(next);
        marks.mark(made, true);
        watchers.follow(found.task(), made);
        log.note(actor, found.task(), "repeated", List.of(new FieldChange("next", null, made)));
        events.publish(
                actor,
                new TaskRepeated(
                        tasks.get(actor, made).snapshot(),
                        found.task(),
                        next.series().number()));
    }
}
