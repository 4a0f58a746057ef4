package io.taskloom.engine.task;

import io.taskloom.engine.bpm.Forms;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.Processes;
import io.taskloom.engine.bpm.Processes.Candidates;
import io.taskloom.engine.bpm.StartProcess;
import io.taskloom.engine.bpm.UserTaskId;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Moves the process of a task, {@code task.bpmn}. The engine tells of every user task it moves, also of those moved from
 * here; {@link #drives} tells the two apart.
 */
@Component
class TaskFlow {

    private static final StartProcess.Definition MODEL = new StartProcess.Definition.OwnKey("task");
    private static final String CANCEL = "task-cancelled";
    private static final String DUE_SET = "due-date-set";
    private static final String DUE_REMOVED = "due-date-removed";
    private static final String DUE_TIMER = "due-date-passed";
    private static final String DUE_AT = "dueAt";

    private final Processes processes;
    private final Forms forms;
    private final ThreadLocal<@Nullable Driven> driven = new ThreadLocal<>();

    TaskFlow(Processes processes, Forms forms) {
        this.processes = processes;
        this.forms = forms;
    }

    /** @param assignees the first of whom Camunda's own pages show */
    Flow start(TaskId id, WorkspaceId workspace, List<PersonId> assignees) {
        Driven birth = new Driven(id, null);
        birth.assignee = first(assignees);
        return driving(birth, () -> {
            InstanceId instance = processes.start(new StartProcess(MODEL, id.toString(), workspace, Map.of(), null));
            return Flow.own(
                    instance, Objects.requireNonNull(birth.userTask, "the engine told of no user task of " + id));
        });
    }

    void armDue(Task task) {
        Instant due = task.details().schedule().dueAt();
        if (task.kind() == Kind.TASK && task.flow() != null && due != null) {
            processes.send(task.flow().instance(), DUE_SET, Map.of(DUE_AT, due));
        }
    }

    /** The engine's part of the way from one state to the next. @param variables what the step's form says */
    Task move(Task before, Task after, Map<String, ?> variables) {
        Flow flow = before.flow();
        if (before.running() && !after.running() && flow != null) {
            end(before, after, flow, variables);
        } else if (!before.running() && after.running()) {
            Task opened = after.in(start(after));
            armDue(opened);
            return opened;
        } else if (after.running() && flow != null) {
            hand(before, after, flow);
            if (after.kind() == Kind.TASK) {
                moveDue(before, after, flow);
            }
        }
        return after;
    }

    /** The same instance can not work for another workspace: a new one takes over, with the due date armed. */
    Task restart(Task before, Task after) {
        Flow flow = before.flow();
        if (!after.running() || flow == null) {
            return after;
        }
        putAway(before, flow, "The task moved to another workspace");
        Task opened = after.in(start(after));
        armDue(opened);
        return opened;
    }

    /** Ends the process of a task that goes for good. */
    void abandon(Task task) {
        Flow flow = task.flow();
        if (flow != null) {
            putAway(task, flow, "Its project was deleted");
        }
    }

    private Flow start(Task task) {
        return start(task.id(), task.workspace(), task.details().assignees());
    }

    /** Camunda knows one who has it: the first of ours. */
    private void hand(Task before, Task after, Flow flow) {
        PersonId now = first(after.details().assignees());
        if (!Objects.equals(first(before.details().assignees()), now)) {
            driving(new Driven(after.id(), flow.userTask()), () -> {
                processes.assign(flow.userTask(), now);
                return after;
            });
        }
    }

    private static @Nullable PersonId first(List<PersonId> assignees) {
        return assignees.isEmpty() ? null : assignees.getFirst();
    }

    /** Has Camunda's own pages show a new step to those who may take it. */
    void offer(Task step, Candidates candidates) {
        Flow flow = Objects.requireNonNull(step.flow());
        driving(new Driven(step.id(), flow.userTask()), () -> {
            processes.offer(flow.userTask(), first(step.details().assignees()), candidates);
            return step;
        });
    }

    /** Whether this thread is itself moving that user task just now. @param businessKey of its instance */
    boolean drives(UserTaskId userTask, @Nullable String businessKey) {
        Driven now = driven.get();
        return now != null
                && (userTask.equals(now.userTask)
                        || (now.userTask == null && now.task.toString().equals(businessKey)));
    }

    /** The engine has made the user task of the instance that is being started. */
    void born(UserTaskId userTask) {
        Driven birth = Objects.requireNonNull(driven.get());
        birth.userTask = userTask;
        if (birth.assignee != null) {
            processes.offer(userTask, birth.assignee, new Candidates(Set.of(), Set.of()));
        }
    }

    private void end(Task task, Task after, Flow flow, Map<String, ?> variables) {
        if (after.open()) {
            putAway(task, flow, "The task was put away");
            return;
        }
        driving(new Driven(task.id(), flow.userTask()), () -> {
            if (after.status() == Status.DONE) {
                if (task.kind() == Kind.STEP) {
                    processes.complete(flow.userTask(), forms.accepted(flow.userTask(), variables));
                } else {
                    processes.complete(flow.userTask(), Map.of());
                }
            } else {
                processes.send(flow.instance(), CANCEL, Map.of());
            }
            return task;
        });
    }

    private void putAway(Task task, Flow flow, String reason) {
        driving(new Driven(task.id(), flow.userTask()), () -> {
            processes.cancel(flow.instance(), reason);
            return task;
        });
    }

    private void moveDue(Task before, Task after, Flow flow) {
        Instant due = after.details().schedule().dueAt();
        if (Objects.equals(before.details().schedule().dueAt(), due)) {
            return;
        }
        var armed = processes.timers(flow.instance()).stream()
                .filter(timer -> timer.elementId().equals(DUE_TIMER))
                .findAny();
        if (armed.isEmpty()) {
            armDue(after);
        } else if (due == null) {
            processes.send(flow.instance(), DUE_REMOVED, Map.of());
        } else {
            processes.reschedule(armed.get().id(), due);
        }
    }

    // A completed step may at once create and move other tasks on this thread, so the outer one is put back afterwards.
    private <T> T driving(Driven now, Supplier<T> work) {
        Driven outer = driven.get();
        driven.set(now);
        try {
            return work.get();
        } finally {
            driven.set(outer);
        }
    }

    private static final class Driven {
        private final TaskId task;
        private @Nullable UserTaskId userTask;
        private @Nullable PersonId assignee;

        Driven(TaskId task, @Nullable UserTaskId userTask) {
            this.task = task;
            this.userTask = userTask;
        }
    }
}
