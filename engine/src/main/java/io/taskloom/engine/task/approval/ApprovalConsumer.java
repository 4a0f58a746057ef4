package io.taskloom.engine.task.approval;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.bpm.Processes;
import io.taskloom.engine.bpm.StartProcess;
import io.taskloom.engine.bpm.UserTaskId;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ActorColumns;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.outbox.EventConsumer;
import io.taskloom.engine.task.TaskGates;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.watch.Level;
import io.taskloom.engine.task.watch.Watchers;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/**
 * What follows once votes are wanted, or who is asked has changed. Mails are sent by a process for each, {@code
 * approval-request.bpmn}, begun here once for each event: a node that dies before the commit leaves nothing, and the event comes
 * again; after it, the process goes on by itself.
 */
@Component
class ApprovalConsumer implements EventConsumer {

    private static final String ASKED = "TaskApprovalAsked";
    private static final String UPDATED = "TaskUpdated";
    private static final Set<String> TYPES = Set.of(
            ASKED, UPDATED, "MemberRemoved", "MemberRoleChanged", "ProjectMemberRemoved", "ProjectMemberRoleChanged");

    private final TaskGates gates;
    private final Approvals approvals;
    private final ApprovalRows rows;
    private final RequestRows requests;
    private final Watchers watchers;
    private final Processes processes;
    private final ApprovalSettings.Approval settings;
    private final Clock clock;

    ApprovalConsumer(
            TaskGates gates,
            Approvals approvals,
            ApprovalRows rows,
            RequestRows requests,
            Watchers watchers,
            Processes processes,
            ApprovalSettings settings,
            Clock clock) {
        this.gates = gates;
        this.approvals = approvals;
        this.rows = rows;
        this.requests = requests;
        this.watchers = watchers;
        this.processes = processes;
        this.settings = settings.approval();
        this.clock = clock;
    }

    @Override
    public String name() {
        return "approval";
    }

    @Override
    public Set<String> types() {
        return TYPES;
    }

    @Override
    public boolean wants(Recorded event) {
        return switch (event.type()) {
            // What an import does a thousand times is not mailed.
            case ASKED -> !(event.actor() instanceof Actor.Import);
            case UPDATED -> touchesPeople(event) && mayWait(event.data().path("task"));
            default -> true;
        };
    }

    @Override
    public void handle(Recorded event) {
        switch (event.type()) {
            case ASKED -> mail(event);
            case UPDATED -> approvals.settle(new TaskId(event.subject().id()));
            default ->
                (event.project() == null ? rows.votedOn(event.workspace()) : rows.votedOn(event.project()))
                        .forEach(approvals::settle);
        }
    }

    private void mail(Recorded event) {
        TaskId task = new TaskId(event.subject().id());
        var round = UserTaskId.of(event.data().path("round").asText());
        Actor system = new Actor.System("approval");
        Round now = gates.find(system, task)
                .filter(gate -> gate.userTask().equals(round))
                .map(rows::round)
                .orElse(null);
        if (now == null || event.project() == null) {
            return;
        }
        Map<PersonId, Level> levels = watchers.levels(event.project());
        StreamSupport.stream(event.data().path("people").spliterator(), false)
                .filter(person -> person.hasNonNull("email"))
                .map(person -> PersonId.of(person.path("id").asText()))
                .filter(person -> !person.equals(event.actor().person()))
                .filter(person -> levels.get(person) != Level.NONE)
                .filter(person -> now.standing(person) == null)
                .limit(settings.mails())
                .forEach(person -> mail(event, task, round, person));
    }

    private void mail(Recorded event, TaskId task, UserTaskId round, PersonId person) {
        UUID request = requests.put(new ApprovalRequest(
                Ids.next(),
                round,
                task,
                person,
                ActorColumns.of(event.actor()),
                clock.instant().plus(settings.linkValidity()),
                false));
        processes.start(new StartProcess(
                new StartProcess.Definition.OwnKey("approval-request"),
                request.toString(),
                event.workspace(),
                Map.of(),
                null));
    }

    private static boolean mayWait(JsonNode task) {
        return task.hasNonNull("step") || task.path("kind").asText().equals("step");
    }

    /** Who has the task has no say in it where another pair of eyes is wanted. */
    private static boolean touchesPeople(Recorded event) {
        return StreamSupport.stream(event.data().path("fields").spliterator(), false)
                .anyMatch(field -> field.asText().equals("assignees"));
    }
}
