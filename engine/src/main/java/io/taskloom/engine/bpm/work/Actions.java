package io.taskloom.engine.bpm.work;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.bpm.Action;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.RunJournal;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.problem.InvalidInput;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Performs Taskloom's own steps: input record from variables, checked; result as a variable. */
@Component
class Actions {

    /** Local variable that holds what a step brought, for its output parameters. */
    static final String RESULT = "result";

    /** By name; late, since some of them need the engine. */
    private final SingletonSupplier<Map<String, Action<?, ?>>> actions;

    private final ObjectProvider<RunJournal> journal;
    private final ObjectMapper json;
    private final Validator validator;

    Actions(
            ObjectProvider<Action<?, ?>> actions,
            ObjectProvider<RunJournal> journal,
            ObjectMapper json,
            Validator validator) {
        this.actions = SingletonSupplier.of(
                () -> actions.stream().collect(Collectors.toUnmodifiableMap(Action::name, Function.identity())));
        this.journal = journal;
        this.json = json;
        this.validator = validator;
    }

    /** A step of one of our own models, in the transaction that reaches it. */
    @Nullable
    Object performOwn(String name, ExecutionEntity execution) {
        Actor actor = new Actor.System(execution.getProcessDefinition().getKey());
        Action.Call call = new Action.Call(
                actor,
                WorkspaceId.of(execution.getTenantId()),
                InstanceId.of(execution.getProcessInstanceId()),
                execution.getProcessBusinessKey(),
                execution.getActivityId(),
                Ids.next());
        return perform(find(name), call, Step.input(execution));
    }

    /** A step of a user's model, with the rights of the run. */
    @Nullable
    Object performFor(Step step) {
        Actor actor = journal.getObject().actor(step.instance());
        Action.Call call = new Action.Call(
                actor, step.workspace(), step.instance(), step.businessKey(), step.elementId(), step.uuid());
        return perform(find(step.topic().name()), call, step.input());
    }

    private Action<?, ?> find(String name) {
        Action<?, ?> action = actions.obtain().get(name);
        if (action == null) {
            throw new UnknownAction(name);
        }
        return action;
    }

    private <I, O> @Nullable Object perform(Action<I, O> action, Action.Call call, Map<String, Object> parameters) {
        O output = action.perform(call, input(action.input(), parameters));
        JavaType plain = json.constructType(Object.class);
        return output == null ? null : json.convertValue(output, plain);
    }

    private <I> I input(Class<I> type, Map<String, Object> parameters) {
        I input;
        try {
            input = json.convertValue(parameters, type);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("", "unreadable", "The step's input does not fit: " + e.getMessage());
        }
        Map<String, InvalidInput.FieldError> broken = new TreeMap<>();
        validator.validate(input).forEach(violation -> {
            String field = violation.getPropertyPath().toString();
            String rule = violation
                    .getConstraintDescriptor()
                    .getAnnotation()
                    .annotationType()
                    .getSimpleName();
            broken.put(field + rule, new InvalidInput.FieldError(field, rule, violation.getMessage()));
        });
        if (!broken.isEmpty()) {
            throw new InvalidInput(List.copyOf(broken.values()));
        }
        return input;
    }
}
