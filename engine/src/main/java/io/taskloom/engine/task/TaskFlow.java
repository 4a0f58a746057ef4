package io.taskloom.engine.task;

import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.Processes;
import io.taskloom.engine.bpm.StartProcess;
import io.taskloom.engine.bpm.UserTaskId;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
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
    private final ThreadLocal<@Nullable Driven> driven = new ThreadLocal<>();

    TaskFlow(Processes processes) {
        this.processes = processes;
    }

    Flow start(TaskId id, WorkspaceId workspace) {
        Driven birth = new Driven(id, null);
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
            Task opened = after.in(start(after.id(), after.workspace()));
            armDue(opened);
            return opened;
        } else if (after.running() && flow != null && after.kind() == Kind.TASK) {
            moveDue(before, after, flow);
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
        Task opened = after.in(start(after.id(), after.workspace()));
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

    /** Whether this thread is itself moving that user task just now. @param businessKey of its instance */
    boolean drives(UserTaskId userTask, @Nullable String businessKey) {
        Driven now = driven.get();
        return now != null
                && (userTask.equals(now.userTask)
                        || (now.userTask == null && now.task.toString().equals(businessKey)));
    }

    /** The engine has made the user task of the instance that is being started. */
    void born(UserTaskId userTask) {
        Objects.requireNonNull(driven.get()).userTask = userTask;
    }

    private void end(Task task, Task after, Flow flow, Map<String, ?> variables) {
        if (after.open()) {
            putAway(task, flow, "The task was put away");
            return;
        }
        driving(new Driven(task.id(), flow.userTask()), () -> {
            if (after.status() == Status.DONE) {
                processes.complete(flow.userTask(), variables);
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

        Driven(TaskId task, @Nullable UserTaskId userTask) {
            this.task = task;
            this.userTask = userTask;
        }
    }
}
