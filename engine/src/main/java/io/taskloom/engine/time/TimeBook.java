package io.taskloom.engine.time;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.task.FieldChange;
import io.taskloom.engine.task.Shelves;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskLog;
import io.taskloom.engine.task.TaskPerson;
import io.taskloom.engine.task.TaskRef;
import io.taskloom.engine.task.TaskTime;
import io.taskloom.engine.task.TaskView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what became of an entry: the row, the task's total, the activity log and the event, in the caller's transaction. */
@Component
class TimeBook {

    private static final Actor SELF = new Actor.System("time");

    private final TimeEntryRows rows;
    private final TaskTime time;
    private final Shelves shelves;
    private final TaskLog log;
    private final People people;
    private final Events events;

    TimeBook(TimeEntryRows rows, TaskTime time, Shelves shelves, TaskLog log, People people, Events events) {
        this.rows = rows;
        this.time = time;
        this.shelves = shelves;
        this.log = log;
        this.people = people;
        this.events = events;
    }

    void add(Actor actor, TimeEntry entry) {
        rows.insert(entry);
        added(actor, entry);
    }

    void start(Actor actor, TimeEntry timer) {
        rows.insert(timer);
        events.publish(
                actor,
                new TimerStarted(timer.id(), timer.task(), timer.startedAt(), timer.workspace(), timer.person()));
    }

    void change(Actor actor, TimeEntry before, TimeEntry after) {
        rows.update(after);
        if (after.endedAt() == null) {
            events.publish(
                    actor,
                    new TimerChanged(after.id(), after.task(), after.startedAt(), after.workspace(), after.person()));
            return;
        }
        Duration spent = time.spend(after.task(), after.duration().minus(before.duration()));
        note(actor, after, "time_changed", before.duration(), after.duration());
        TaskRef task = task(after.task());
        if (task != null) {
            events.publish(
                    actor,
                    new TimeEntryChanged(
                            after.workspace(),
                            task,
                            after.id(),
                            person(after.person()),
                            after.startedAt(),
                            after.endedAt(),
                            after.duration(),
                            after.billable(),
                            spent));
        }
    }

    /** The timer becomes an entry like any other. */
    void stop(Actor actor, TimeEntry stopped) {
        rows.update(stopped);
        events.publish(
                actor,
                new TimerStopped(
                        stopped.id(),
                        stopped.task(),
                        stopped.startedAt(),
                        stopped.endedAt(),
                        stopped.workspace(),
                        stopped.person()));
        added(actor, stopped);
    }

    void remove(Actor actor, TimeEntry before) {
        rows.delete(before.id());
        if (before.endedAt() == null) {
            events.publish(
                    actor,
                    new TimerStopped(
                            before.id(), before.task(), before.startedAt(), null, before.workspace(), before.person()));
            return;
        }
        Duration spent = time.spend(before.task(), before.duration().negated());
        note(actor, before, "time_removed", before.duration(), null);
        TaskRef task = task(before.task());
        if (task != null) {
            events.publish(
                    actor,
                    new TimeEntryRemoved(
                            before.workspace(),
                            task,
                            before.id(),
                            person(before.person()),
                            before.startedAt(),
                            before.endedAt(),
                            before.duration(),
                            before.billable(),
                            spent));
        }
    }

    private void added(Actor actor, TimeEntry entry) {
        Duration spent = time.spend(entry.task(), entry.duration());
        note(actor, entry, "time_logged", null, entry.duration());
        TaskRef task = task(entry.task());
        if (task != null) {
            events.publish(
                    actor,
                    new TimeEntryAdded(
                            entry.workspace(),
                            task,
                            entry.id(),
                            person(entry.person()),
                            entry.startedAt(),
                            Objects.requireNonNull(entry.endedAt()),
                            entry.duration(),
                            entry.billable(),
                            spent));
        }
    }

    /** Whose time it is, where somebody else writes it; the day on which it began. */
    private void note(Actor actor, TimeEntry entry, String type, @Nullable Duration from, @Nullable Duration to) {
        var fields = new ArrayList<>(
                List.of(new FieldChange("time", from, to), new FieldChange("startedAt", null, entry.startedAt())));
        if (!entry.of(actor)) {
            fields.add(new FieldChange("person", null, entry.person()));
        }
        log.note(actor, entry.task(), type, fields);
    }

    /** Wherever it is kept, whoever may see it: whom the event reaches, its project decides. Null in a project that is being deleted. */
    private @Nullable TaskRef task(TaskId id) {
        TaskView task = shelves.find(SELF, List.of(id)).get(id);
        return task == null ? null : task.ref();
    }

    private TaskPerson person(PersonId id) {
        return TaskPerson.of(people.get(id));
    }
}
