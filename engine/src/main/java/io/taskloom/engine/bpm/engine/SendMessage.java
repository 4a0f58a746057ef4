package io.taskloom.engine.bpm.engine;

import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.NothingWaits;
import java.util.Map;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;

/** Delivers to the subscription itself: correlation would search all instances, and can't name the scope that is started. */
record SendMessage(InstanceId instance, String message, Map<String, Object> variables) implements Command<Boolean> {

    @Override
    public Boolean execute(CommandContext context) {
        EventSubscriptionEntity waiting =
                context
                        .getEventSubscriptionManager()
                        .findEventSubscriptionsByProcessInstanceId(instance.toString())
                        .stream()
                        .filter(subscription -> subscription.isSubscriptionForEventType(EventType.MESSAGE)
                                && message.equals(subscription.getEventName()))
                        .findFirst()
                        .orElseThrow(() -> new NothingWaits("message " + message));
        waiting.eventReceived(null, null, variables, null, false);
        return true;
    }
}
