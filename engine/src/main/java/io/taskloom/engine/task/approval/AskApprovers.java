package io.taskloom.engine.task.approval;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.task.FieldChange;
import io.taskloom.engine.task.Kind;
import io.taskloom.engine.task.ReminderWish;
import io.taskloom.engine.task.TaskCompanion;
import io.taskloom.engine.task.TaskGates;
import io.taskloom.engine.task.TaskGates.Gate;
import io.taskloom.engine.task.TaskLog;
import io.taskloom.engine.task.TaskPerson;
import io.taskloom.engine.task.TaskView;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Begins a round, in the transaction that brings the task there: votes of those who are away go where they have said, and who is
 * wanted is told by the event.
 */
@Component
class AskApprovers implements TaskCompanion {

    private final ObjectProvider<TaskGates> gates;
    private final ApprovalRows rows;
    private final Absences absences;
    private final TaskLog log;
    private final People people;
    private final Events events;
    private final Clock clock;

    AskApprovers(
            ObjectProvider<TaskGates> gates,
            ApprovalRows rows,
            Absences absences,
            TaskLog log,
            People people,
            Events events,
            Clock clock) {
        // What moves tasks calls this, and gates move them.
        this.gates = gates;
        this.rows = rows;
        this.absences = absences;
        this.log = log;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void stepped(Actor actor, TaskView task) {
        boolean canBeOne =
                task.kind() == Kind.STEP || (task.step() != null && task.step().waits());
        if (canBeOne) {
            gates.getObject().find(new Actor.System("approval"), task.id()).ifPresent(gate -> ask(actor, task, gate));
        }
    }

    private void ask(Actor actor, TaskView task, Gate gate) {
        absences.of(gate.asked()).forEach((away, deputy) -> handOn(gate, away, deputy));
        List<PersonId> wanted =
                rows.round(gate).seats().stream().map(Round.Seat::holder).toList();
        Map<PersonId, PersonView> known = people.find(wanted);
        events.publish(
                actor,
                new TaskApprovalAsked(
                        task.snapshot(),
                        gate.userTask().value(),
                        known.values().stream().map(TaskPerson::of).toList(),
                        null));
    }

    /** Who can not take it, does not; then it waits for whoever is away. */
    private void handOn(Gate gate, PersonId away, PersonId deputy) {
        if (gate.team().contains(deputy) && rows.round(gate).refusal(away, deputy) == null) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            rows.handOn(gate, new Handover(away, deputy, true, now));
            log.note(
                    new Actor.System("approval"),
                    gate.task(),
                    "approval_handed_on",
                    List.of(new FieldChange("vote", away, deputy)));
        }
    }

    @Override
    public void opened(Actor actor, TaskView task, List<ReminderWish> wishes) {
        // Told by where it steps.
    }

    @Override
    public void datesMoved(Actor actor, TaskView task) {
        // Approvals have no dates of their own.
    }

    @Override
    public void closed(Actor actor, TaskView task) {
        // A round ends with its user task.
    }
}
