package io.taskloom.engine.bpm.wait;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.bpm.Awaited;
import io.taskloom.engine.bpm.ExpressionFailed;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.NothingWaits;
import io.taskloom.engine.bpm.ProcessMoved;
import io.taskloom.engine.bpm.WaitId;
import io.taskloom.engine.bpm.WaitJournal;
import io.taskloom.engine.bpm.Waits;
import io.taskloom.engine.bpm.engine.Commands;
import io.taskloom.engine.bpm.feel.Feel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds what waits by its own id. */
@Component
public class EngineWaits implements Waits {

    private static final TypeReference<LinkedHashMap<String, Object>> PLAIN = new TypeReference<>() {};

    private final Commands commands;
    private final Feel feel;
    private final ObjectMapper json;
    private final ObjectProvider<WaitJournal> journal;

    EngineWaits(Commands commands, Feel feel, ObjectMapper json, ObjectProvider<WaitJournal> journal) {
        this.commands = commands;
        this.feel = feel;
        this.json = json;
        this.journal = journal;
    }

    /** What an open subscription of a user's model waits for. */
    public static Awaited awaited(EventSubscriptionEntity subscription) {
        return WaitSubscriptions.awaited(subscription);
    }

    @Override
    public @Nullable Object evaluate(WaitId wait, String condition, Map<String, ?> besides) {
        // What leaves a command as an exception would end the caller's transaction.
        Supplier<@Nullable Object> answer = commands.execute(context -> {
            EventSubscriptionEntity subscription = find(context, wait);
            if (subscription == null) {
                return () -> {
                    throw gone(wait);
                };
            }
            try {
                Object value = evaluate(feel, subscription.getExecution(), condition, besides);
                return () -> value;
            } catch (ExpressionFailed failed) {
                return () -> {
                    throw failed;
                };
            }
        });
        return answer.get();
    }

    /** @throws ExpressionFailed if it can't be evaluated */
    public static @Nullable Object evaluate(
            Feel feel, ExecutionEntity execution, String condition, Map<String, ?> besides) {
        return feel.evaluate(
                condition,
                name -> besides.containsKey(name) || execution.hasVariable(name),
                name -> besides.containsKey(name) ? besides.get(name) : execution.getVariable(name));
    }

    @Override
    public void goOn(WaitId wait, Map<String, ?> variables) {
        Map<String, Object> plain = json.convertValue(variables, PLAIN);
        boolean found;
        try {
            found = commands.execute(context -> {
                EventSubscriptionEntity subscription = find(context, wait);
                if (subscription != null) {
                    subscription.eventReceived(plain, null, null, null, false);
                }
                return subscription != null;
            });
        } catch (OptimisticLockingException e) {
            throw new ProcessMoved();
        }
        if (!found) {
            throw gone(wait);
        }
    }

    @Override
    public void retell(InstanceId instance) {
        commands.execute(context -> {
            context
                    .getEventSubscriptionManager()
                    .findEventSubscriptionsByProcessInstanceId(instance.toString())
                    .stream()
                    .filter(WaitSubscriptions::isWait)
                    .forEach(open -> journal.ifAvailable(it -> it.migrated(WaitSubscriptions.told(open))));
            return true;
        });
    }

    private static @Nullable EventSubscriptionEntity find(CommandContext context, WaitId wait) {
        EventSubscriptionEntity found =
                context.getEventSubscriptionManager().findEventSubscriptionById(wait.toString());
        return found == null || !WaitSubscriptions.isWait(found) ? null : found;
    }

    private static NothingWaits gone(WaitId wait) {
        return new NothingWaits("wait " + wait);
    }
}
