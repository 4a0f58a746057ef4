package io.taskloom.engine.task;

import io.taskloom.engine.bpm.Forms;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.LifeCycle;
import io.taskloom.engine.bpm.LifeCycle.Approval;
import io.taskloom.engine.bpm.LifeCycle.Target;
import io.taskloom.engine.bpm.Processes;
import io.taskloom.engine.bpm.Processes.Candidates;
import io.taskloom.engine.bpm.StartProcess;
import io.taskloom.engine.bpm.UserTaskId;
import io.taskloom.engine.bpm.UserTaskProjection.UserTask;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.project.Projects;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Moves the process of a task, {@code task.bpmn}. The engine tells of every user task it moves, also of those moved from
 * here; {@link #drives} tells the two apart.
 */
@Component
class TaskFlow {

    static final String KEY = "task";

    private static final StartProcess.Definition MODEL = new StartProcess.Definition.OwnKey(KEY);
    private static final String CANCEL = "task-cancelled";
    private static final String DUE_SET = "due-date-set";
    private static final String DUE_REMOVED = "due-date-removed";
    private static final String DUE_TIMER = "due-date-passed";
    private static final String DUE_AT = "dueAt";

    private static final String FOLLOW = "work-flow-task-opened";

    /** Automations that lead to one another, as for triggers. */
    private static final int MOST_IN_A_ROW = 5;

    private final Processes processes;
    private final Forms forms;
    private final Projects projects;
    private final ObjectProvider<WorkFlows> workFlows;
    private final ThreadLocal<@Nullable Driven> driven = new ThreadLocal<>();

    TaskFlow(Processes processes, Forms forms, Projects projects, ObjectProvider<WorkFlows> workFlows) {
        this.processes = processes;
        this.forms = forms;
        this.projects = projects;
        this.workFlows = workFlows;
    }

    /**
     * @param chosen the automation that the project's tasks follow; null for the built-in life cycle
     * @param assignees the first of whom Camunda's own pages show
     * @throws WorkFlowCircle if automations have made one another do this too often
     */
    Arrival start(
            Actor actor,
            TaskId id,
            ProjectId project,
            WorkspaceId workspace,
            @Nullable UUID chosen,
            List<PersonId> assignees) {
        Driven birth = new Driven(id, null, true);
        birth.assignee = first(assignees);
        String followed =
                chosen == null ? null : workFlows.getObject().definition(chosen).orElse(null);
        if (followed != null && actor.depth() >= MOST_IN_A_ROW) {
            throw new WorkFlowCircle();
        }
        return driving(birth, () -> {
            InstanceId instance = processes.start(
                    followed == null
                            ? new StartProcess(MODEL, id.toString(), workspace, Map.of(), null)
                            : new StartProcess(
                                    MODEL,
                                    id.toString(),
                                    workspace,
                                    processes.calling(followed),
                                    new StartProcess.Cause(
                                            "work-flow",
                                            null,
                                            new DomainEvent.Subject("task", id.value()),
                                            project,
                                            FOLLOW,
                                            actor.depth() + 1,
                                            actor.person())));
            return birth.arrival(instance);
        });
    }

    void armDue(Task task) {
        Instant due = task.details().schedule().dueAt();
        if (task.kind() == Kind.TASK && task.flow() != null && due != null) {
            processes.send(task.flow().instance(), DUE_SET, Map.of(DUE_AT, due));
        }
    }

    /** The engine's part of the way from one state to the next. @param variables what the step's form says */
    Task move(Actor actor, Task before, Task after, Map<String, ?> variables) {
        Flow flow = before.flow();
        if (before.running() && !after.running() && flow != null) {
            end(before, after, flow, variables);
        } else if (!before.running() && after.running()) {
            Task opened = start(actor, after, before.open() ? before.step() : null);
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

    /**
     * The same instance can not work for another workspace, nor follow another work flow: a new one takes over, with the due
     * date armed. In a work flow the task comes to the column of the same id, or else name, or else the first.
     */
    Task restart(Actor actor, Task before, Task after) {
        Flow flow = before.flow();
        if (!after.running() || flow == null) {
            return after;
        }
        putAway(before, flow, "The task follows another process from now on");
        Task opened = start(actor, after, before.step());
        armDue(opened);
        return opened;
    }

    /** Whether a task that comes there needs another process than the one it has. */
    boolean leads(Task task, ProjectId project) {
        return task.kind() == Kind.TASK
                && task.running()
                && (task.step() != null || projects.workFlow(project) != null);
    }

    /** Where the work flow leads from where the task stands; nowhere while machines are at work, or if it follows none. */
    List<Target> targets(Task task) {
        Flow flow = task.flow();
        return !task.running()
                        || flow == null
                        || flow.step() == null
                        || !flow.step().waits()
                ? List.of()
                : approval(task) != null ? List.of() : processes.moves(flow.userTask());
    }

    /** Where the arrows lead from a column that is left by approval. */
    List<Target> leads(Task task) {
        return task.flow() == null ? List.of() : processes.moves(task.flow().userTask());
    }

    /** What it takes to leave the column where the task stands, or to do the step; null where a move does. */
    @Nullable
    Approval approval(Task task) {
        if (task.kind() == Kind.STEP) {
            return !task.running() || task.flow() == null
                    ? null
                    : processes.approval(task.flow().userTask()).orElse(null);
        }
        WorkStep step = task.running() ? task.step() : null;
        return step == null || !step.waits()
                ? null
                : processes.lifeCycle(step.definition()).stream()
                        .flatMap(cycle -> cycle.columns().stream())
                        .filter(column -> column.id().equals(step.id()))
                        .findAny()
                        .map(Target::approval)
                        .orElse(null);
    }

    /**
     * Leaves a column of the work flow.
     *
     * @return the task where it has come to: in a column, at the end, or on its way with machines at work
     */
    Task leave(Task before, Task after, Target target) {
        Flow flow = Objects.requireNonNull(before.flow());
        WorkStep step = Objects.requireNonNull(flow.step());
        Driven leaving = new Driven(before.id(), flow.userTask(), true);
        leaving.assignee = first(after.details().assignees());
        return driving(leaving, () -> {
            processes.complete(flow.userTask(), Map.of(Processes.MOVE_TO, target.id()));
            if (leaving.over) {
                return after.arrivedAtEnd(flow);
            }
            if (leaving.came == null) {
                return after.arrived(flow.at(step.left()), before.status());
            }
            Arrival arrival = leaving.arrival(flow.instance());
            return after.arrived(arrival.flow(), arrival.status());
        });
    }

    /** Ends the process of a task that goes for good. */
    void abandon(Task task) {
        Flow flow = task.flow();
        if (flow != null) {
            putAway(task, flow, "Its project was deleted");
        }
    }

    private Task start(Actor actor, Task task, @Nullable WorkStep stood) {
        Arrival arrival = start(
                actor,
                task.id(),
                task.project(),
                task.workspace(),
                projects.workFlow(task.project()),
                task.details().assignees());
        WorkStep first = arrival.flow().step();
        String there = first == null || stood == null ? null : same(first, stood);
        if (first != null && there != null && !there.equals(first.id())) {
            arrival = jump(task, arrival.flow(), there);
        }
        return task.arrived(arrival.flow(), arrival.status());
    }

    /** The column that is the same in another version or work flow; null if there is none. */
    private @Nullable String same(WorkStep first, WorkStep stood) {
        List<Target> columns =
                processes.lifeCycle(first.definition()).map(LifeCycle::columns).orElse(List.of());
        return columns.stream()
                .filter(column -> column.id().equals(stood.id()))
                .findAny()
                .or(() -> columns.stream()
                        .filter(column -> column.name().equalsIgnoreCase(stood.name()))
                        .findFirst())
                .map(Target::id)
                .orElse(null);
    }

    private Arrival jump(Task task, Flow flow, String column) {
        Driven jumping = new Driven(task.id(), flow.userTask(), true);
        jumping.assignee = first(task.details().assignees());
        return driving(jumping, () -> {
            processes.jump(flow.userTask(), column);
            return jumping.arrival(flow.instance());
        });
    }

    /** Camunda knows one who has it: the first of ours. */
    private void hand(Task before, Task after, Flow flow) {
        PersonId now = first(after.details().assignees());
        if (!Objects.equals(first(before.details().assignees()), now)) {
            driving(new Driven(after.id(), flow.userTask(), false), () -> {
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
        driving(new Driven(step.id(), flow.userTask(), false), () -> {
            processes.offer(flow.userTask(), first(step.details().assignees()), candidates);
            return step;
        });
    }

    /** Whether this thread is itself moving that user task just now. @param task whose process it is of; null for a step */
    boolean drives(UserTaskId userTask, @Nullable String task) {
        Driven now = driven.get();
        return now != null && (userTask.equals(now.userTask) || drives(task));
    }

    /** Whether this thread is itself moving the process of that task just now. */
    boolean drives(@Nullable String task) {
        Driven now = driven.get();
        return now != null && now.whole && now.task.toString().equals(task);
    }

    /** The engine has made the user task of the instance that is being started, or the next one of its work flow. */
    void born(UserTask step, List<String> candidates) {
        Driven now = Objects.requireNonNull(driven.get());
        now.came = step;
        now.candidates = candidates;
        if (now.assignee != null) {
            processes.offer(step.id(), now.assignee, new Candidates(Set.of(), Set.of()));
        }
    }

    /** The instance has come to its end. */
    void over() {
        Objects.requireNonNull(driven.get()).over = true;
    }

    /** @param instance of the task's own process, which may have called the one that the user task is of */
    static Arrival arrival(InstanceId instance, UserTask step, List<String> candidates) {
        return step.called()
                ? new Arrival(
                        new Flow(
                                instance,
                                step.id(),
                                null,
                                candidates,
                                new WorkStep(step.definition(), step.elementId(), step.name(), true)),
                        Status.of(step.properties().getOrDefault("status", Status.TODO.word())))
                : new Arrival(Flow.own(instance, step.id()), null);
    }

    private void end(Task task, Task after, Flow flow, Map<String, ?> variables) {
        if (after.open()) {
            putAway(task, flow, "The task was put away");
            return;
        }
        driving(new Driven(task.id(), flow.userTask(), task.kind() == Kind.TASK), () -> {
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
        driving(new Driven(task.id(), flow.userTask(), task.kind() == Kind.TASK), () -> {
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

    /** @param status that the work flow says; null in the built-in life cycle */
    record Arrival(Flow flow, @Nullable Status status) {}

    private static final class Driven {
        private final TaskId task;
        private final @Nullable UserTaskId userTask;
        private final boolean whole;
        private @Nullable PersonId assignee;
        private @Nullable UserTask came;
        private List<String> candidates = List.of();
        private boolean over;

        /** @param whole whether everything of that task's process is moved from here */
        Driven(TaskId task, @Nullable UserTaskId userTask, boolean whole) {
            this.task = task;
            this.userTask = userTask;
            this.whole = whole;
        }

        Arrival arrival(InstanceId instance) {
            return TaskFlow.arrival(
                    instance, Objects.requireNonNull(came, "the engine told of no user task of " + task), candidates);
        }
    }
}
