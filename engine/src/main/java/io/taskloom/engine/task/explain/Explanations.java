package io.taskloom.engine.task.explain;

import io.taskloom.engine.bpm.Processes;
import io.taskloom.engine.bpm.Processes.ArmedTimer;
import io.taskloom.engine.bpm.Processes.Position;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Reactions;
import io.taskloom.engine.event.Reactions.Reaction;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.task.ChangeView;
import io.taskloom.engine.task.Kind;
import io.taskloom.engine.task.TaskChanges;
import io.taskloom.engine.task.TaskCompleted;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskProcesses;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.Tasks;
import io.taskloom.engine.task.dependency.Dependencies;
import io.taskloom.engine.task.explain.Explanation.Timer;
import io.taskloom.engine.task.explain.RunFacts.RunFact;
import io.taskloom.engine.web.PageRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what is known of a task, for whoever may see it; of runs and automations only what they may see (promise F2). */
@Service
public class Explanations {

    private static final PageRequest NEWEST = new PageRequest(5, null);
    private static final String REMINDER = "reminder-due";
    private static final String OVERDUE = "due-date-passed";
    private static final String STAGE = "stage";

    private final Tasks tasks;
    private final TaskProcesses steps;
    private final TaskChanges changes;
    private final Processes processes;
    private final ObjectProvider<RunFacts> runs;
    private final ObjectProvider<Reactions> reactions;
    private final Dependencies dependencies;

    Explanations(
            Tasks tasks,
            TaskProcesses steps,
            TaskChanges changes,
            Processes processes,
            ObjectProvider<RunFacts> runs,
            ObjectProvider<Reactions> reactions,
            Dependencies dependencies) {
        this.tasks = tasks;
        this.steps = steps;
        this.changes = changes;
        this.processes = processes;
        this.runs = runs;
        this.reactions = reactions;
        this.dependencies = dependencies;
    }

    /** @throws io.taskloom.engine.problem.NotFound if the task is not there or hidden from the actor */
    @Transactional(readOnly = true)
    public Explanation of(Actor actor, TaskId id) {
        TaskView task = tasks.get(actor, id);
        List<ChangeView> newest = changes.list(actor, id, NEWEST).items();
        Map<RunId, RunFact> known = known(actor, task, newest);
        Position position =
                steps.waiting(actor, id).flatMap(processes::position).orElse(null);
        return new Explanation(
                origin(task, known),
                newest.stream().map(change -> change(change, known)).toList(),
                position == null ? List.of() : timers(task, position),
                onCompletion(actor, id),
                position == null ? List.of() : dependencies.blockers(actor, id).tasks(),
                step(task, position, known));
    }

    private Map<RunId, RunFact> known(Actor actor, TaskView task, List<ChangeView> newest) {
        Set<RunId> named = new HashSet<>();
        maker(task).ifPresent(named::add);
        run(task).ifPresent(named::add);
        newest.forEach(change -> run(change).ifPresent(named::add));
        RunFacts facts = runs.getIfAvailable();
        return named.isEmpty() || facts == null ? Map.of() : facts.of(actor, named);
    }

    private static Explanation.Origin origin(TaskView task, Map<RunId, RunFact> known) {
        String kind = task.origin().kind();
        return new Explanation.Origin(
                kind,
                kind.equals("person") ? task.reporter() : null,
                maker(task).map(known::get).orElse(null));
    }

    private static Explanation.Change change(ChangeView change, Map<RunId, RunFact> known) {
        ChangeView.By by = change.actor();
        RunFact run = run(change).map(known::get).orElse(null);
        return new Explanation.Change(
                change.at(),
                change.type(),
                new Explanation.Change.By(by.kind(), by.id(), run == null ? by.name() : run.automationName()),
                run);
    }

    /** Of a step only its own: what else its run waits for is the run's. */
    private List<Timer> timers(TaskView task, Position position) {
        if (task.process().instanceId() == null) {
            return List.of();
        }
        return processes.timers(task.process().instanceId()).stream()
                .filter(timer -> task.kind() == Kind.TASK || position.timers().contains(timer.elementId()))
                .map(timer -> new Timer(kind(task, timer), timer.name(), timer.due(), told(timer)))
                .toList();
    }

    private static String kind(TaskView task, ArmedTimer timer) {
        if (task.kind() == Kind.STEP) {
            return "timer";
        }
        return switch (timer.elementId()) {
            case REMINDER -> told(timer) == null ? "reminder" : "escalation";
            case OVERDUE -> "overdue";
            default -> "timer";
        };
    }

    private static @Nullable String told(ArmedTimer timer) {
        return timer.scope().get(STAGE) instanceof String stage ? stage : null;
    }

    private List<Reaction> onCompletion(Actor actor, TaskId id) {
        Reactions automations = reactions.getIfAvailable();
        return automations == null
                ? List.of()
                : steps.ifCompleted(actor, id)
                        .map(done -> automations.to(actor, new TaskCompleted(done)))
                        .orElse(List.of());
    }

    private static Explanation.@Nullable Step step(
            TaskView task, @Nullable Position position, Map<RunId, RunFact> known) {
        RunFact run = run(task).map(known::get).orElse(null);
        return run == null || position == null
                ? null
                : new Explanation.Step(
                        run.automationId(),
                        run.automationName(),
                        run.version(),
                        run.id(),
                        position.elementId(),
                        position.next());
    }

    private static Optional<RunId> maker(TaskView task) {
        return Optional.ofNullable(task.origin().id())
                .filter(id -> task.origin().kind().equals("run"))
                .map(RunId::new);
    }

    /** The run that waits for it. */
    private static Optional<RunId> run(TaskView task) {
        return Optional.ofNullable(task.process().instanceId())
                .filter(instance -> task.kind() == Kind.STEP)
                .map(instance -> new RunId(instance.value()));
    }

    private static Optional<RunId> run(ChangeView change) {
        return change.actor().kind().equals("run")
                ? Optional.of(RunId.of(change.actor().id()))
                : Optional.empty();
    }
}
