package io.taskloom.engine.task;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Carries a change through: process step, row, change row, companions, event; all in the caller's transaction (promise F1). */
@Component
class TaskMoves {

    private final TaskRows rows;
    private final TaskFlow flow;
    private final TaskViews views;
    private final FieldLabels labels;
    private final Events events;
    private final DescriptionMentions mentions;
    private final List<TaskCompanion> companions;
    private final SingletonSupplier<List<TaskGuard>> guards;

    TaskMoves(
            TaskRows rows,
            TaskFlow flow,
            TaskViews views,
            FieldLabels labels,
            Events events,
            DescriptionMentions mentions,
            List<TaskCompanion> companions,
            ObjectProvider<TaskGuard> guards) {
        this.rows = rows;
        this.flow = flow;
        this.views = views;
        this.labels = labels;
        this.events = events;
        this.mentions = mentions;
        this.companions = companions;
        this.guards = SingletonSupplier.of(() -> guards.orderedStream().toList());
    }

    TaskView create(Actor actor, Task task, List<ReminderWish> reminders) {
        rows.insert(task, Change.of(actor, null, task, "created"));
        flow.armDue(task);
        TaskView view = views.of(task);
        if (task.kind() == Kind.TASK) {
            companions.forEach(companion -> companion.opened(actor, view, reminders));
        }
        TaskSnapshot snapshot = view.snapshot();
        events.publish(actor, task.kind() == Kind.TASK ? new TaskCreated(snapshot) : new StepOpened(snapshot));
        mentions.tell(actor, null, view);
        return view;
    }

    /** Moves the task and its process. @param variables what a step's form says */
    TaskView move(Actor actor, Task before, Task after, Map<String, ?> variables) {
        Change change = change(actor, before, after);
        if (change.fields().isEmpty()) {
            return views.of(before);
        }
        guard(actor, before, after, change);
        boolean emigrates = !before.workspace().equals(after.workspace());
        if (emigrates && before.running()) {
            TaskView leaving = views.of(before);
            companions.forEach(companion -> companion.closed(actor, leaving));
        }
        return record(
                actor, before, emigrates ? flow.restart(before, after) : flow.move(before, after, variables), change);
    }

    /** The process has moved already: the row follows. */
    TaskView follow(Actor actor, Task before, Task after) {
        Change change = change(actor, before, after);
        if (change.fields().isEmpty()) {
            return views.of(before);
        }
        guard(actor, before, after, change);
        return record(actor, before, after, change);
    }

    private static Change change(Actor actor, Task before, Task after) {
        return Change.of(actor, before, after, Transition.between(before, after).changeType());
    }

    private void guard(Actor actor, Task before, Task after, Change change) {
        if (actor instanceof Actor.System) {
            return;
        }
        List<TaskGuard> asked = Objects.requireNonNull(guards.get());
        if (!asked.isEmpty()) {
            var move = new TaskGuard.Move(
                    before.id(),
                    before.project(),
                    before.workspace(),
                    before.shelf().inSight() ? before.status() : null,
                    after.shelf().inSight() ? after.status() : null,
                    change.fields().stream().anyMatch(field -> !field.field().equals("status")),
                    before.around().constrained(),
                    before.kind(),
                    after.details().fields(),
                    before.around().lease());
            asked.forEach(guard -> guard.check(actor, move));
        }
    }

    private TaskView record(Actor actor, Task before, Task after, Change change) {
        rows.update(before, after, change);
        TaskView view = views.of(after);
        tellCompanions(actor, before, after, view);
        List<String> fields = change.fields().stream().map(FieldChange::field).toList();
        Transition.between(before, after)
                .events(before, view.snapshot(), fields, assigned(before, view), labels.changes(change.fields()))
                .forEach(event -> events.publish(actor, event));
        mentions.tell(actor, before.details().description(), view);
        if (!before.project().equals(after.project())) {
            events.publish(actor, new TaskMovedAway(before.id(), before.project(), before.workspace()));
        }
        return view;
    }

    private static List<TaskPerson> assigned(Task before, TaskView after) {
        return after.assignees().stream()
                .filter(person -> !before.details().assignees().contains(person.id()))
                .map(TaskPerson::of)
                .toList();
    }

    private void tellCompanions(Actor actor, Task before, Task after, TaskView view) {
        if (after.kind() == Kind.STEP) {
            return;
        }
        boolean restarted = !before.workspace().equals(after.workspace());
        for (TaskCompanion companion : companions) {
            if (before.running() && !after.running()) {
                companion.closed(actor, view);
            } else if (after.running() && (restarted || !before.running())) {
                companion.opened(actor, view, List.of());
            } else if (after.running()
                    && !before.details().schedule().sameDates(after.details().schedule())) {
                companion.datesMoved(actor, view);
            }
        }
    }
}
