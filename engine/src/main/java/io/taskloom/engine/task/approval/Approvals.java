package io.taskloom.engine.task.approval;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.task.FieldChange;
import io.taskloom.engine.task.TaskGates;
import io.taskloom.engine.task.TaskGates.Gate;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskLog;
import io.taskloom.engine.task.TaskPerson;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.Tasks;
import io.taskloom.engine.web.IfMatch;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deciding about a task that waits for approval (promise F7). The vote, the line in the history and the step of the process that
 * it leads to are one transaction, with the task's row locked: of two who vote at once the last moves the task, and only that one.
 */
@Service
public class Approvals {

    private final TaskGates gates;
    private final Tasks tasks;
    private final ApprovalRows rows;
    private final ApprovalViews views;
    private final TaskLog log;
    private final People people;
    private final Events events;
    private final Clock clock;

    Approvals(
            TaskGates gates,
            Tasks tasks,
            ApprovalRows rows,
            ApprovalViews views,
            TaskLog log,
            People people,
            Events events,
            Clock clock) {
        this.gates = gates;
        this.tasks = tasks;
        this.rows = rows;
        this.views = views;
        this.log = log;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /** What the task waits for, who is asked, and who has decided. */
    @Transactional(readOnly = true)
    ApprovalView get(Actor actor, TaskId id) {
        return gates.find(actor, id)
                .map(gate -> views.of(actor, rows.round(gate)))
                .orElse(ApprovalView.NONE);
    }

    /**
     * One who rejects decides for all; approvals are counted.
     *
     * @throws NothingToApprove if the task waits for no approval
     * @throws NotYourVote if it is for others, or the actor has handed their vote on
     * @throws FourEyes if the actor asked for the work, has it, or brought it there, and the model wants somebody else
     * @throws DecidedAlready if the actor has, in this round, or somebody has for them
     */
    @Transactional
    TaskView decide(Actor actor, TaskId id, Decision decision, @Nullable String comment, IfMatch ifMatch) {
        Gate gate = gates.lock(actor, id, ifMatch).orElseThrow(NothingToApprove::new);
        Round round = rows.round(gate);
        PersonId person = voter(actor, round);
        String said = comment == null || comment.isBlank() ? null : comment.strip();
        PersonId owner = round.heldBy(person).map(Round.Seat::owner).orElse(person);
        var vote = new Vote(person, owner.equals(person) ? null : owner, decision, said, now());
        rows.vote(gate, vote);
        log.note(actor, id, decision.word(), words(vote));
        events.publish(
                actor, new TaskApprovalGiven(id, gate.workspace(), gate.project(), person, vote.insteadOf(), decision));
        if (decision == Decision.REJECTED) {
            return gates.pass(actor, gate, false);
        }
        return rows.round(gate).agreedUpon() ? gates.pass(actor, gate, true) : tasks.get(actor, id);
    }

    /**
     * Has somebody else decide with the vote that the actor has: their own, or one that was handed to them.
     *
     * @throws io.taskloom.engine.problem.InvalidInput if that person may not work in the project
     * @throws CanNotTakeTheVote if they have a vote, or had this one, or have no say
     */
    @Transactional
    ApprovalView handOn(Actor actor, TaskId id, PersonId to) {
        Gate gate = gates.lock(actor, id, IfMatch.any()).orElseThrow(NothingToApprove::new);
        Round round = rows.round(gate);
        PersonId from = voter(actor, round);
        Round.Seat seat = round.heldBy(from).orElseThrow(NothingToHandOn::new);
        if (!gate.team().contains(to)) {
            throw new NobodyToHandTo();
        }
        Round.Untaken refusal = round.refusal(from, to);
        if (refusal != null) {
            throw new CanNotTakeTheVote(refusal);
        }
        rows.handOn(gate, new Handover(from, to, false, now()));
        log.note(actor, id, "approval_handed_on", List.of(new FieldChange("vote", from, to)));
        events.publish(
                actor,
                new TaskApprovalAsked(
                        tasks.get(actor, id).snapshot(),
                        gate.userTask().value(),
                        List.of(TaskPerson.of(people.get(to))),
                        TaskPerson.of(people.get(seat.owner()))));
        return views.of(actor, rows.round(gate));
    }

    /** Decides oneself after all, whoever has the vote by now. @throws NothingHandedOn if there is none to take back */
    @Transactional
    ApprovalView takeBack(Actor actor, TaskId id) {
        Gate gate = gates.lock(actor, id, IfMatch.any()).orElseThrow(NothingToApprove::new);
        Round round = rows.round(gate);
        PersonId person = Objects.requireNonNull(actor.person(), "people vote");
        List<Handover> handed = round.behind(person);
        if (handed.isEmpty()) {
            throw new NothingHandedOn();
        }
        if (round.standing(person) == Standing.DECIDED
                || handed.stream().anyMatch(each -> round.standing(each.to()) == Standing.DECIDED)) {
            throw new DecidedAlready();
        }
        rows.takeBack(gate.userTask(), handed);
        log.note(
                actor,
                id,
                "approval_taken_back",
                List.of(new FieldChange("vote", handed.getLast().to(), person)));
        events.publish(actor, new TaskApprovalTakenBack(id, gate.workspace(), gate.project(), person));
        return views.of(actor, rows.round(gate));
    }

    /** Who is asked may have become fewer: if all who are left have agreed, the task goes on. Of a task that waits for none, nothing. */
    @Transactional
    public void settle(TaskId id) {
        Actor system = new Actor.System("approval");
        gates.lockIfThere(id)
                .map(rows::round)
                .filter(round -> round.all() && !round.votes().isEmpty() && round.agreedUpon())
                .ifPresent(round -> gates.pass(system, round.gate(), true));
    }

    private static PersonId voter(Actor actor, Round round) {
        Standing standing = round.standing(actor.person());
        if (standing != null) {
            throw switch (standing) {
                case DECIDED -> new DecidedAlready();
                case FOUR_EYES -> new FourEyes();
                case FOR_OTHERS, HANDED_ON -> new NotYourVote(standing);
            };
        }
        return Objects.requireNonNull(actor.person());
    }

    private static List<FieldChange> words(Vote vote) {
        List<FieldChange> words = new ArrayList<>();
        if (vote.comment() != null) {
            words.add(new FieldChange("comment", null, vote.comment()));
        }
        if (vote.insteadOf() != null) {
            words.add(new FieldChange("insteadOf", null, vote.insteadOf()));
        }
        return words;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
