package io.taskloom.engine.bpm.tryout;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.bpm.Awaited;
import io.taskloom.engine.bpm.Forms;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.StartProcess;
import io.taskloom.engine.bpm.TryOuts.Answer;
import io.taskloom.engine.bpm.TryOuts.Kind;
import io.taskloom.engine.bpm.TryOuts.Waiting;
import io.taskloom.engine.bpm.UserTaskId;
import io.taskloom.engine.bpm.engine.Commands;
import io.taskloom.engine.bpm.engine.StartInstance;
import io.taskloom.engine.bpm.feel.Feel;
import io.taskloom.engine.bpm.wait.EngineWaits;
import io.taskloom.engine.bpm.work.StepEnds;
import io.taskloom.engine.problem.InvalidInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.jspecify.annotations.Nullable;

/** The instance of one trial, moved by hand: neither workers nor job executor see what is not committed. */
final class Instance {

    private final Commands commands;
    private final Forms forms;
    private final ObjectMapper json;
    private final Feel feel;
    private final Tried tried;
    private final String id;

    private Instance(Commands commands, Forms forms, ObjectMapper json, Feel feel, Tried tried, String id) {
        this.commands = commands;
        this.forms = forms;
        this.json = json;
        this.feel = feel;
        this.tried = tried;
        this.id = id;
    }

    static Instance start(
            Commands commands,
            Forms forms,
            ObjectMapper json,
            Feel feel,
            Tried tried,
            StartProcess start,
            Map<String, Object> variables) {
        InstanceId begun = move(commands, new StartInstance(start, variables, Map.of())::execute);
        return new Instance(commands, forms, json, feel, tried, begun.toString());
    }

    /** Goes on where a step is to begin in a transaction of its own. @return false if nothing is to */
    boolean goOn() {
        return move(commands, context -> {
            Optional<JobEntity> next =
                    jobs(context).filter(job -> !(job instanceof TimerEntity)).findFirst();
            next.ifPresent(job -> job.execute(context));
            return next.isPresent();
        });
    }

    /** Where it stands, what is due first foremost. */
    List<Waiting> waiting() {
        return move(commands, context -> Stream.of(
                        steps(context).map(this::waiting),
                        userTasks(context).map(this::waiting),
                        messages(context).map(Instance::waiting),
                        timers(context).map(Instance::waiting))
                .flatMap(Function.identity())
                .toList());
    }

    Map<String, Object> variables() {
        return move(commands, context -> {
            var process = context.getExecutionManager().findExecutionById(id);
            return process == null ? Map.of() : new LinkedHashMap<>(process.getVariables());
        });
    }

    /** Takes one of them on. @return why it failed; null if it went on */
    @Nullable
    String answer(Waiting waiting, Answer answer) {
        return switch (waiting.kind()) {
            case STEP -> step(answer);
            case USER_TASK -> {
                fillIn(answer);
                yield null;
            }
            case MESSAGE -> come(answer);
            case TIMER -> {
                fire(answer.element());
                yield null;
            }
        };
    }

    void fire(String element) {
        move(commands, context -> {
            at(timers(context), JobEntity::getActivityId, element).execute(context);
            return true;
        });
    }

    private @Nullable String step(Answer answer) {
        move(commands, context -> {
            ExternalTaskEntity step = at(steps(context), ExternalTaskEntity::getActivityId, answer.element());
            if (answer.failure() != null) {
                tried.stepFailed(
                        InstanceId.of(id), step.getActivityInstanceId(), Instant.EPOCH, answer.failure(), true);
            } else if (answer.error() != null) {
                StepEnds.thrown(step, answer.error(), "Answered so in the try-out.");
            } else {
                StepEnds.completed(step, answer.output());
            }
            return true;
        });
        return answer.failure();
    }

    /** What it waits for comes, or it is skipped and brings nothing. */
    private @Nullable String come(Answer answer) {
        Map<String, Object> brought = map(answer);
        Optional<String> failure = move(commands, context -> {
            EventSubscriptionEntity open =
                    at(messages(context), EventSubscriptionEntity::getActivityId, answer.element());
            Awaited awaited = EngineWaits.awaited(open);
            Map<String, Object> variables = answer.output() == null ? Map.of() : Map.of(awaited.result(), brought);
            String condition = awaited.condition();
            if (answer.output() != null
                    && condition != null
                    && !Boolean.TRUE.equals(EngineWaits.evaluate(feel, open.getExecution(), condition, variables))) {
                String refused = "What came does not meet the condition: " + condition;
                tried.failed(answer.element(), refused);
                return Optional.of(refused);
            }
            open.eventReceived(variables, null, null, null, false);
            return Optional.empty();
        });
        return failure.orElse(null);
    }

    private void fillIn(Answer answer) {
        String task =
                move(commands, context -> at(userTasks(context), TaskEntity::getTaskDefinitionKey, answer.element())
                        .getId());
        Map<String, @Nullable Object> accepted = forms.accepted(UserTaskId.of(task), map(answer));
        move(commands, context -> {
            TaskEntity open = context.getTaskManager().findTaskById(task);
            open.setExecutionVariables(accepted);
            open.complete();
            return true;
        });
    }

    private Map<String, Object> map(Answer answer) {
        if (answer.output() == null) {
            return Map.of();
        }
        if (answer.output() instanceof Map<?, ?> map) {
            return json.convertValue(
                    map, json.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, Object.class));
        }
        throw new InvalidInput(
                "answers", "type", "What is filled in at %s is an object, by name.".formatted(answer.element()));
    }

    private Waiting waiting(ExternalTaskEntity step) {
        return new Waiting(
                step.getActivityId(),
                Kind.STEP,
                step.getTopicName(),
                tried.input(step.getActivityInstanceId()),
                null,
                null,
                null,
                Map.of(),
                List.of());
    }

    private Waiting waiting(TaskEntity task) {
        Optional<Forms.Form> form = forms.of(UserTaskId.of(task.getId()));
        var told = tried.userTask(task.getId());
        List<String> candidates = new ArrayList<>();
        if (told != null) {
            candidates.addAll(told.candidateUsers());
            candidates.addAll(told.candidateGroups());
        }
        return new Waiting(
                task.getTaskDefinitionKey(),
                Kind.USER_TASK,
                null,
                Map.of(),
                task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                null,
                form.map(Forms.Form::schema).orElse(null),
                form.map(Forms.Form::data).orElse(Map.of()),
                candidates);
    }

    private static Waiting waiting(EventSubscriptionEntity message) {
        return new Waiting(
                message.getActivityId(),
                Kind.MESSAGE,
                null,
                asked(EngineWaits.awaited(message)),
                null,
                EngineWaits.awaited(message).event(),
                null,
                Map.of(),
                List.of());
    }

    private static Map<String, Object> asked(Awaited awaited) {
        return awaited.condition() == null
                ? Map.of(Awaited.RESULT, awaited.result())
                : Map.of(Awaited.RESULT, awaited.result(), Awaited.CONDITION, awaited.condition());
    }

    private static Waiting waiting(JobEntity timer) {
        return new Waiting(
                timer.getActivityId(),
                Kind.TIMER,
                null,
                Map.of(),
                timer.getDuedate().toInstant(),
                null,
                null,
                Map.of(),
                List.of());
    }

    private Stream<ExternalTaskEntity> steps(CommandContext context) {
        return context.getExternalTaskManager().findExternalTasksByProcessInstanceId(id).stream()
                .sorted(Comparator.comparing(ExternalTaskEntity::getId));
    }

    private Stream<TaskEntity> userTasks(CommandContext context) {
        return context.getTaskManager().findTasksByProcessInstanceId(id).stream()
                .sorted(Comparator.comparing(TaskEntity::getId));
    }

    private Stream<EventSubscriptionEntity> messages(CommandContext context) {
        return context.getEventSubscriptionManager().findEventSubscriptionsByProcessInstanceId(id).stream()
                .filter(subscription -> subscription.getEventName() != null)
                .sorted(Comparator.comparing(EventSubscriptionEntity::getId));
    }

    private Stream<JobEntity> timers(CommandContext context) {
        return jobs(context)
                .filter(job -> job instanceof TimerEntity && job.getDuedate() != null)
                .sorted(Comparator.comparing(JobEntity::getDuedate).thenComparing(JobEntity::getId));
    }

    private Stream<JobEntity> jobs(CommandContext context) {
        return context.getJobManager().findJobsByProcessInstanceId(id).stream()
                .sorted(Comparator.comparing(JobEntity::getId));
    }

    private static <T> T at(Stream<T> waiting, Function<T, String> element, String wanted) {
        return waiting.filter(each -> wanted.equals(element.apply(each)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing waits at " + wanted));
    }

    private static <T> T move(Commands commands, Function<CommandContext, T> change) {
        return commands.execute(context -> {
            try {
                return change.apply(context);
            } catch (RuntimeException e) {
                throw TrialTooLong.in(e)
                        .<RuntimeException>map(tooLong -> tooLong)
                        .orElseGet(() -> new TrialBroke(latestElement(), e));
            }
        });
    }

    private static @Nullable String latestElement() {
        return Context.getCommandInvocationContext().getProcessDataContext().getLatestActivityId();
    }
}
