package io.taskloom.engine.bpm.engine;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.LifeCycle;
import io.taskloom.engine.bpm.NothingWaits;
import io.taskloom.engine.bpm.ProcessMoved;
import io.taskloom.engine.bpm.Processes;
import io.taskloom.engine.bpm.StartProcess;
import io.taskloom.engine.bpm.UserTaskId;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.problem.Problem;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes the words of {@link Processes} to the engine, and its refusals back. */
@Component
@Transactional
class EngineProcesses implements Processes {

    private static final TypeReference<LinkedHashMap<String, Object>> PLAIN = new TypeReference<>() {};

    private final Commands commands;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ObjectMapper json;
    private final Map<String, String> ownModels = new ConcurrentHashMap<>();

    EngineProcesses(Commands commands, RuntimeService runtime, TaskService tasks, ObjectMapper json) {
        this.commands = commands;
        this.runtime = runtime;
        this.tasks = tasks;
        this.json = json;
    }

    @Override
    public InstanceId start(StartProcess command) {
        return Starting.during(command, () -> run(new StartInstance(command, plain(command.variables()), ownModels)));
    }

    @Override
    public void send(InstanceId instance, String message, Map<String, ?> variables) {
        run(new SendMessage(instance, message, plain(variables)));
    }

    @Override
    public boolean inStep() {
        return Context.getCommandContext() != null;
    }

    @Override
    public void complete(UserTaskId task, Map<String, ?> variables) {
        through(() -> {
            try {
                tasks.complete(task.toString(), plain(variables));
            } catch (NullValueException e) {
                throw new NothingWaits("task " + task);
            }
            return task;
        });
    }

    @Override
    public void assign(UserTaskId task, @Nullable PersonId person) {
        through(() -> {
            try {
                tasks.setAssignee(task.toString(), person == null ? null : person.toString());
            } catch (NullValueException e) {
                throw new NothingWaits("task " + task);
            }
            return task;
        });
    }

    @Override
    public void offer(UserTaskId task, @Nullable PersonId assignee, Candidates candidates) {
        run(new OfferTask(task, assignee, candidates));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Position> position(UserTaskId task) {
        return run(new FindPosition(task));
    }

    @Override
    @Transactional(readOnly = true)
    public List<LifeCycle.Target> moves(UserTaskId task) {
        return run(context -> {
            TaskEntity found = context.getTaskManager().findTaskById(task.toString());
            return found == null || found.getTaskDefinitionKey() == null
                    ? List.<LifeCycle.Target>of()
                    : EngineLifeCycles.moves(
                            found.getExecution(),
                            found.getProcessDefinition().findActivity(found.getTaskDefinitionKey()));
        });
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<LifeCycle.Approval> approval(UserTaskId task) {
        return run(context -> {
            TaskEntity found = context.getTaskManager().findTaskById(task.toString());
            return found == null || found.getTaskDefinitionKey() == null
                    ? Optional.<LifeCycle.Approval>empty()
                    : Optional.ofNullable(EngineLifeCycles.approval(
                            found.getProcessDefinition().findActivity(found.getTaskDefinitionKey())));
        });
    }

    @Override
    public void jump(UserTaskId from, String elementId) {
        run(context -> {
            TaskEntity left = context.getTaskManager().findTaskById(from.toString());
            if (left == null) {
                throw new NothingWaits("task " + from);
            }
            runtime.createProcessInstanceModification(left.getProcessInstanceId())
                    .cancelAllForActivity(left.getTaskDefinitionKey())
                    .startBeforeActivity(elementId)
                    .execute();
            return true;
        });
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<LifeCycle> lifeCycle(String definitionId) {
        return run(context -> EngineLifeCycles.of(deployed(context, definitionId)));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Object> calling(String definitionId) {
        return run(context -> {
            ProcessDefinitionEntity definition = deployed(context, definitionId);
            return Map.of("workFlowKey", definition.getKey(), "workFlowVersion", definition.getVersion());
        });
    }

    private static ProcessDefinitionEntity deployed(CommandContext context, String definitionId) {
        return context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(definitionId);
    }

    @Override
    public void cancel(InstanceId instance, String reason) {
        through(() -> {
            runtime.deleteProcessInstanceIfExists(instance.toString(), reason, false, true, false, false);
            return instance;
        });
    }

    @Override
    @Transactional(readOnly = true)
    public List<ArmedTimer> timers(InstanceId instance) {
        return run(new ListTimers(instance)).stream()
                .sorted(Comparator.comparing(ArmedTimer::due))
                .toList();
    }

    @Override
    public void reschedule(String timerId, Instant due) {
        run(new MoveTimer(timerId, due));
    }

    @Override
    public void retry(InstanceId instance, Map<String, ?> variables) {
        run(new RetryFailedSteps(instance, plain(variables)));
    }

    @Override
    public Skipped skip(InstanceId instance, @Nullable String step, Map<String, ?> output) {
        return run(new SkipFailedStep(instance, step, plain(output), runtime));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Incident> incidents(InstanceId instance) {
        return runtime.createIncidentQuery().processInstanceId(instance.toString()).list().stream()
                .map(incident -> new Incident(
                        incident.getActivityId(),
                        String.valueOf(incident.getIncidentMessage()),
                        incident.getIncidentTimestamp().toInstant(),
                        incident.getConfiguration()))
                .sorted(Comparator.comparing(Incident::since))
                .toList();
    }

    private <T> T run(Command<T> command) {
        return through(() -> commands.execute(command));
    }

    /** The engine wraps what its listeners throw; a feature's refusal goes on as what it is. */
    private static <T> T through(Supplier<T> command) {
        try {
            return command.get();
        } catch (OptimisticLockingException e) {
            throw new ProcessMoved();
        } catch (ProcessEngineException e) {
            throw Problem.in(e).<RuntimeException>map(problem -> problem).orElse(e);
        }
    }

    private Map<String, Object> plain(Map<String, ?> variables) {
        return json.convertValue(variables, PLAIN);
    }
}
