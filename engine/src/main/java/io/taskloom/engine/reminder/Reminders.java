package io.taskloom.engine.reminder;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.task.ReminderWish;
import io.taskloom.engine.task.TaskCompanion;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.Tasks;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reminders of a task (promise T14): each a row and a timer of the task's process, which move and end together. */
@Service
public class Reminders implements TaskCompanion {

    private static final int MOST = 20;

    private final Tasks tasks;
    private final ReminderRows rows;
    private final ReminderTimers timers;
    private final Clock clock;

    // Tasks tells its companions, and they ask it back: one of the two has to wait.
    Reminders(@Lazy Tasks tasks, ReminderRows rows, ReminderTimers timers, Clock clock) {
        this.tasks = tasks;
        this.rows = rows;
        this.timers = timers;
        this.clock = clock;
    }

    /** Soonest first, those that are over included. */
    @Transactional(readOnly = true)
    public List<ReminderView> list(Actor actor, TaskId id) {
        TaskView task = tasks.get(actor, id);
        List<Reminder> all = rows.of(id);
        boolean failed = task.status().open()
                && all.stream().anyMatch(reminder -> reminder.state() == Reminder.State.SENDING)
                && timers.mailFailed(instance(task));
        return all.stream().map(reminder -> view(reminder, failed)).toList();
    }

    /**
     * What of these tasks' reminders another task like them would have, those of each task soonest first; without those that
     * were taken off, which a task loses when it is closed. For who has seen the tasks.
     */
    @Transactional(readOnly = true)
    public Map<TaskId, List<ReminderView>> kept(Collection<TaskId> tasks) {
        if (tasks.isEmpty()) {
            return Map.of();
        }
        return rows.kept(tasks).stream()
                .collect(groupingBy(Reminder::task, mapping(reminder -> view(reminder, false), toList())));
    }

    /** @throws io.taskloom.engine.problem.InvalidInput if the time is over, or there is no due date to remind before */
    @Transactional
    public ReminderView add(Actor actor, TaskId id, ReminderWish wish) {
        TaskView task = tasks.hold(actor, id);
        return arm(task, wish, "");
    }

    @Transactional
    public void remove(Actor actor, TaskId id, ReminderId reminder) {
        TaskView task = tasks.hold(actor, id);
        Reminder found = rows.find(reminder)
                .filter(candidate -> candidate.task().equals(id))
                .orElseThrow(() -> new NotFound("reminder", reminder));
        if (rows.pass(found.id(), Reminder.State.ARMED, Reminder.State.REMOVED)) {
            timers.disarm(instance(task), found.id());
        }
    }

    @Override
    public void opened(Actor actor, TaskView task, List<ReminderWish> wishes) {
        for (int i = 0; i < wishes.size(); i++) {
            arm(task, wishes.get(i), "reminders[%d].".formatted(i));
        }
        // Nothing can wait for a task that is new, and making one is a hot path (P4).
        if (task.version() > 1) {
            resume(task);
        }
    }

    /** It is back from where it was put away; what had to be told meanwhile is over. */
    private void resume(TaskView task) {
        for (Reminder reminder : rows.of(task.id())) {
            if (reminder.state() == Reminder.State.PAUSED) {
                boolean over = reminder.at().isBefore(clock.instant());
                rows.pass(reminder.id(), reminder.state(), over ? Reminder.State.REMOVED : Reminder.State.ARMED);
                if (!over) {
                    timers.arm(instance(task), reminder);
                }
            }
        }
    }

    @Override
    public void dueMoved(Actor actor, TaskView task) {
        Instant due = task.dueAt();
        for (Reminder reminder : rows.of(task.id())) {
            if (reminder.state() != Reminder.State.ARMED || reminder.before() == null) {
                continue;
            }
            Instant at = reminder.movedTo(due);
            if (at == null || due == null || due.isBefore(clock.instant())) {
                rows.pass(reminder.id(), Reminder.State.ARMED, Reminder.State.REMOVED);
                timers.disarm(instance(task), reminder.id());
            } else {
                rows.moved(reminder.id(), at);
                timers.move(instance(task), reminder.id(), at);
            }
        }
    }

    @Override
    public void closed(Actor actor, TaskView task) {
        if (task.status().open()) {
            rows.pauseAll(task.id());
        } else {
            rows.removeAll(task.id());
        }
    }

    private ReminderView arm(TaskView task, ReminderWish wish, String path) {
        Reminder reminder =
                Reminder.wished(new ReminderId(Ids.next()), task.id(), wish, task.dueAt(), clock.instant(), path);
        long armed = rows.of(task.id()).stream()
                .filter(other -> other.state() == Reminder.State.ARMED)
                .count();
        if (armed >= MOST) {
            throw new TooManyReminders(MOST);
        }
        rows.insert(reminder);
        timers.arm(instance(task), reminder);
        return view(reminder, false);
    }

    static ReminderView view(Reminder reminder, boolean failed) {
        ReminderState state =
                switch (reminder.state()) {
                    case ARMED -> ReminderState.ARMED;
                    case SENDING -> failed ? ReminderState.FAILED : ReminderState.ARMED;
                    case SENT -> ReminderState.SENT;
                    case REMOVED, PAUSED -> ReminderState.REMOVED;
                };
        return new ReminderView(reminder.id(), reminder.at(), reminder.before(), "email", state);
    }

    private static InstanceId instance(TaskView task) {
        return Objects.requireNonNull(task.process().instanceId(), "an open task has an instance");
    }
}
