package io.taskloom.engine.task.approval;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.task.FieldChange;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskLog;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.TaskWorkFlow;
import io.taskloom.engine.task.TaskWorkFlow.Gate;
import io.taskloom.engine.task.Tasks;
import io.taskloom.engine.web.IfMatch;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deciding about a task that stands in a column which is left by approval (promise F7). The vote, the line in the history and
 * the step of the process that it leads to are one transaction: who votes last moves the task.
 */
@Service
public class Approvals {

    private final TaskWorkFlow workFlow;
    private final Tasks tasks;
    private final ApprovalRows rows;
    private final TaskLog log;
    private final People people;
    private final Events events;
    private final Clock clock;

    Approvals(
            TaskWorkFlow workFlow,
            Tasks tasks,
            ApprovalRows rows,
            TaskLog log,
            People people,
            Events events,
            Clock clock) {
        this.workFlow = workFlow;
        this.tasks = tasks;
        this.rows = rows;
        this.log = log;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /** What the task waits for, and who has decided. */
    @Transactional(readOnly = true)
    ApprovalView get(Actor actor, TaskId id) {
        return workFlow.gate(actor, id).map(gate -> view(actor, gate)).orElse(ApprovalView.NONE);
    }

    /**
     * One who rejects decides for all; approvals are counted.
     *
     * @throws NothingToApprove if the task stands in no such column
     * @throws FourEyes if the actor asked for the work, has it, or brought it there, and the column wants somebody else
     * @throws DecidedAlready if the actor has, in this round
     */
    @Transactional
    TaskView decide(Actor actor, TaskId id, Decision decision, @Nullable String comment, IfMatch ifMatch) {
        Gate gate = workFlow.lockGate(actor, id, ifMatch).orElseThrow(NothingToApprove::new);
        PersonId person = actor.person();
        if (person == null || (gate.rule().fourEyes() && gate.concerned().contains(person))) {
            throw new FourEyes();
        }
        List<ApprovalRows.Row> before = rows.of(gate.userTask());
        if (before.stream().anyMatch(vote -> vote.person().equals(person))) {
            throw new DecidedAlready();
        }
        String said = comment == null || comment.isBlank() ? null : comment.strip();
        var vote = new ApprovalRows.Row(person, decision, said, clock.instant().truncatedTo(ChronoUnit.MICROS));
        rows.insert(id, gate.userTask(), vote);
        log.note(
                actor, id, decision.word(), said == null ? List.of() : List.of(new FieldChange("comment", null, said)));
        events.publish(actor, new TaskApprovalGiven(id, gate.workspace(), gate.project(), person, decision));
        if (decision == Decision.REJECTED) {
            return workFlow.pass(actor, id, gate.rule().rejected());
        }
        long agreed = 1
                + before.stream()
                        .filter(each -> each.decision() == Decision.APPROVED)
                        .count();
        return agreed < gate.rule().needed()
                ? tasks.get(actor, id)
                : workFlow.pass(actor, id, gate.rule().approved());
    }

    private ApprovalView view(Actor actor, Gate gate) {
        List<ApprovalRows.Row> votes = rows.of(gate.userTask());
        Map<PersonId, PersonView> known =
                people.find(votes.stream().map(ApprovalRows.Row::person).toList());
        String because = because(actor, gate, votes);
        return new ApprovalView(
                gate.rule().needed(),
                gate.rule().fourEyes(),
                votes.stream()
                        .map(vote -> new ApprovalView.Vote(
                                Optional.ofNullable(known.get(vote.person()))
                                        .orElseGet(() -> new PersonView(vote.person(), "Somebody", null, null)),
                                vote.decision(),
                                vote.comment(),
                                vote.at()))
                        .toList(),
                because == null,
                because);
    }

    private static @Nullable String because(Actor actor, Gate gate, List<ApprovalRows.Row> votes) {
        PersonId person = actor.person();
        if (person == null || !gate.mayDecide()) {
            return "for-others";
        }
        if (votes.stream().anyMatch(vote -> vote.person().equals(person))) {
            return "decided";
        }
        return gate.rule().fourEyes() && gate.concerned().contains(person) ? "four-eyes" : null;
    }
}
