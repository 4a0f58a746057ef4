package io.taskloom.engine.task;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Carries a change through: process step, row, change row, companions, event; all in the caller's transaction (promise F1). */
@Component
class TaskMoves {

    private final TaskRows rows;
    private final TaskFlow flow;
    private final TaskViews views;
    private final Events events;
    private final DescriptionMentions mentions;
    private final List<TaskCompanion> companions;

    TaskMoves(
            TaskRows rows,
            TaskFlow flow,
            TaskViews views,
            Events events,
            DescriptionMentions mentions,
            List<TaskCompanion> companions) {
        this.rows = rows;
        this.flow = flow;
        this.views = views;
        this.events = events;
        this.mentions = mentions;
        this.companions = companions;
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
        return FieldChange.between(before, after).isEmpty()
                ? views.of(before)
                : record(actor, before, flow.move(before, after, variables));
    }

    /** The process has moved already: the row follows. */
    TaskView follow(Actor actor, Task before, Task after) {
        return FieldChange.between(before, after).isEmpty() ? views.of(before) : record(actor, before, after);
    }

    void delete(Actor actor, Task before, Task after) {
        flow.delete(before);
        rows.delete(before, after, new Change(actor, after.updatedAt(), "deleted", List.of()));
        TaskView view = views.of(after);
        if (before.open()) {
            companions.forEach(companion -> companion.closed(actor, view));
        }
        events.publish(actor, new TaskDeleted(view.snapshot()));
    }

    private TaskView record(Actor actor, Task before, Task after) {
        Transition transition = Transition.between(before, after);
        Change change = Change.of(actor, before, after, transition.changeType());
        rows.update(before, after, change);
        TaskView view = views.of(after);
        tellCompanions(actor, before, after, view);
        List<String> fields = change.fields().stream().map(FieldChange::field).toList();
        transition
                .events(view.snapshot(), fields, assigned(before, view))
                .forEach(event -> events.publish(actor, event));
        mentions.tell(actor, before.details().description(), view);
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
        for (TaskCompanion companion : companions) {
            if (before.open() && !after.open()) {
                companion.closed(actor, view);
            } else if (!before.open() && after.open()) {
                companion.opened(actor, view, List.of());
            } else if (after.open()
                    && !Objects.equals(
                            before.details().schedule().dueAt(),
                            after.details().schedule().dueAt())) {
                companion.dueMoved(actor, view);
            }
        }
    }
}
