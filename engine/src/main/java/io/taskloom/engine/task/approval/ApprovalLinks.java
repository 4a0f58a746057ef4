package io.taskloom.engine.task.approval;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.identity.ActorNames;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.problem.Forbidden;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.TaskGates;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.Tasks;
import io.taskloom.engine.task.approval.ApprovalOver.State;
import io.taskloom.engine.web.IfMatch;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deciding by the link in a mail. The link only says what is asked of whom: it takes the person who was asked, signed in, to read the
 * question and to answer it, so whoever opens, scans or forwards a mail learns and decides nothing (ADR 17). Looking changes nothing.
 */
@Service
public class ApprovalLinks {

    private final RequestRows requests;
    private final ApprovalRows rows;
    private final Approvals approvals;
    private final TaskGates gates;
    private final Tasks tasks;
    private final Projects projects;
    private final People people;
    private final ActorNames names;
    private final Clock clock;

    ApprovalLinks(
            RequestRows requests,
            ApprovalRows rows,
            Approvals approvals,
            TaskGates gates,
            Tasks tasks,
            Projects projects,
            People people,
            ActorNames names,
            Clock clock) {
        this.requests = requests;
        this.rows = rows;
        this.approvals = approvals;
        this.gates = gates;
        this.tasks = tasks;
        this.projects = projects;
        this.people = people;
        this.names = names;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @throws NotFound if no such link was ever sent
     * @throws AskedOfAnother if it was sent to somebody else
     * @throws ApprovalOver if it was used or has expired, the approval is decided, or the actor is not asked any more
     */
    @Transactional(readOnly = true)
    QuestionView look(Actor.Person actor, String token) {
        ApprovalRequest request = find(actor, token);
        return question(actor, request, open(actor, request));
    }

    /** Decides as {@link Approvals#decide} does, and ends the link in the same transaction; throws what {@link #look} throws. */
    @Transactional
    TaskView answer(Actor.Person actor, String token, Decision decision, @Nullable String comment) {
        ApprovalRequest request = find(actor, token);
        open(actor, request);
        // From here on the task's row is locked: of two answers at once the second finds the first.
        gates.lock(actor, request.task(), IfMatch.any());
        open(actor, requests.find(request.id()).orElseThrow(ApprovalLinks::unknown));
        requests.answered(request.id(), clock.instant());
        return approvals.decide(actor, request.task(), decision, comment, IfMatch.any());
    }

    /** @throws ApprovalOver if the vote is not wanted any more */
    @Transactional(readOnly = true)
    Mail mail(UUID id) {
        ApprovalRequest request = requests.find(id).orElseThrow(ApprovalLinks::unknown);
        var reader = new Actor.Person(request.person());
        PersonView person = people.get(request.person());
        if (person.email() == null) {
            throw new ApprovalOver(State.NOT_ASKED, request.task());
        }
        return new Mail(person.email(), question(reader, request, open(reader, request)));
    }

    record Mail(String email, QuestionView question) {}

    private ApprovalRequest find(Actor.Person actor, String token) {
        ApprovalRequest request = requests.bySecret(token).orElseThrow(ApprovalLinks::unknown);
        if (!request.person().equals(actor.person())) {
            throw new AskedOfAnother();
        }
        return request;
    }

    private Round open(Actor actor, ApprovalRequest request) {
        if (request.answered()) {
            throw new ApprovalOver(State.ANSWERED, request.task());
        }
        if (!clock.instant().isBefore(request.expiresAt())) {
            throw new ApprovalOver(State.EXPIRED, request.task());
        }
        Round round;
        try {
            round = gates.find(actor, request.task())
                    .filter(gate -> gate.userTask().equals(request.round()))
                    .map(rows::round)
                    .orElseThrow(() -> new ApprovalOver(State.DECIDED, request.task()));
        } catch (NotFound | Forbidden hidden) {
            throw new ApprovalOver(State.NOT_ASKED, request.task());
        }
        Standing standing = round.standing(actor.person());
        if (standing != null) {
            throw new ApprovalOver(standing == Standing.DECIDED ? State.DECIDED : State.NOT_ASKED, request.task());
        }
        return round;
    }

    private QuestionView question(Actor actor, ApprovalRequest request, Round round) {
        TaskView task = tasks.get(actor, request.task());
        return new QuestionView(
                task.id(),
                task.title(),
                task.projectId(),
                projects.names(List.of(task.projectId())).getOrDefault(task.projectId(), ""),
                round.gate().name(),
                Objects.requireNonNull(names.of(List.of(request.by())).get(request.by())),
                round.heldBy(actor.person())
                        .map(Round.Seat::owner)
                        .filter(owner -> !owner.equals(actor.person()))
                        .map(people::get)
                        .orElse(null),
                round.agreed(),
                round.needed(),
                request.expiresAt());
    }

    /** Without the token, which is a secret. */
    private static NotFound unknown() {
        return new NotFound("approval", "this link");
    }
}
