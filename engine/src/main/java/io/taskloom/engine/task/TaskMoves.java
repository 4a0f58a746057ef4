package io.taskloom.engine.task;

import io.taskloom.engine.bpm.LifeCycle.Approval;
import io.taskloom.engine.bpm.LifeCycle.Target;
import io.taskloom.engine.bpm.UserTaskId;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
        companions.forEach(companion -> companion.stepped(actor, view));
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
        if (before.running()
                && before.step() != null
                && after.shelf().inSight()
                && after.status() != Status.CANCELLED
                && after.status() != before.status()) {
            return walk(actor, before, after, target(before, after.status()));
        }
        if (before.kind() == Kind.STEP && before.running() && !after.open() && flow.approval(before) != null) {
            throw new NeedsApproval(before);
        }
        guard(actor, before, after, change);
        if (!before.workspace().equals(after.workspace())
                || (!before.project().equals(after.project()) && flow.leads(before, after.project()))) {
            return restart(actor, before, after);
        }
        Task moved = flow.move(actor, before, after, variables);
        return record(actor, before, moved, change(actor, before, moved), false);
    }

    /** Does a step that is an approval, as it was decided. */
    TaskView decide(Actor actor, Task before, Task after, boolean approved) {
        guard(actor, before, after, change(actor, before, after));
        Task moved = flow.move(
                actor, before, after, Map.of(Approval.DECISION, approved ? Approval.APPROVED : Approval.REJECTED));
        return record(actor, before, moved, change(actor, before, moved), false);
    }

    /** Ends the process of an open task, and has it follow what new tasks of its project follow. */
    TaskView restart(Actor actor, Task before, Task after) {
        if (before.running()) {
            TaskView leaving = views.of(before);
            companions.forEach(companion -> companion.closed(actor, leaving));
        }
        Task moved = flow.restart(actor, before, after);
        return record(actor, before, moved, change(actor, before, moved), before.running());
    }

    /** Along the project's work flow. @param after with what else changes @param target one of those that it leads to */
    TaskView walk(Actor actor, Task before, Task after, Target target) {
        Status intended = Status.of(target.status());
        Task hoped = after.arrived(Objects.requireNonNull(before.flow()), intended);
        guard(actor, before, hoped, change(actor, before, hoped));
        Task moved = flow.leave(before, after, target);
        Change change = change(actor, before, moved);
        if (moved.status() != intended) {
            guard(actor, before, moved, change);
        }
        return record(actor, before, moved, change, false);
    }

    /** Where a change of the status leads in a work flow. @throws WorkFlowForbids if that is nowhere */
    private Target target(Task before, Status status) {
        if (flow.approval(before) != null) {
            throw new NeedsApproval(before);
        }
        List<Target> moves = flow.targets(before);
        return moves.stream()
                .filter(move -> move.status().equals(status.word()))
                .findFirst()
                .orElseThrow(() -> new WorkFlowForbids(Objects.requireNonNull(before.step()), moves));
    }

    /** The process has moved already: the row follows. */
    TaskView follow(Actor actor, Task before, Task after) {
        Change change = change(actor, before, after);
        if (change.fields().isEmpty()) {
            return views.of(before);
        }
        guard(actor, before, after, change);
        return record(actor, before, after, change, false);
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

    /** @param restarted whether it has another process instance than before, though it was running all the time */
    private TaskView record(Actor actor, Task before, Task after, Change change, boolean restarted) {
        rows.update(before, after, change);
        TaskView view = views.of(after);
        tellCompanions(actor, before, after, view, restarted);
        if (after.running() && (!before.running() || !userTask(before).equals(userTask(after)))) {
            companions.forEach(companion -> companion.stepped(actor, view));
        }
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

    private static Optional<UserTaskId> userTask(Task task) {
        return Optional.ofNullable(task.flow()).map(Flow::userTask);
    }

    private static List<TaskPerson> assigned(Task before, TaskView after) {
        return after.assignees().stream()
                .filter(person -> !before.details().assignees().contains(person.id()))
                .map(TaskPerson::of)
                .toList();
    }

    private void tellCompanions(Actor actor, Task before, Task after, TaskView view, boolean restarted) {
        if (after.kind() == Kind.STEP) {
            return;
        }
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
