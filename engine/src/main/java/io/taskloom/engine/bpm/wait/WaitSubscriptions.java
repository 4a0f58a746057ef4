package io.taskloom.engine.bpm.wait;

import io.taskloom.engine.bpm.Awaited;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.WaitId;
import io.taskloom.engine.bpm.WaitJournal;
import io.taskloom.engine.bpm.WaitJournal.Subscribed;
import io.taskloom.engine.bpm.engine.Trial;
import io.taskloom.engine.event.WorkspaceId;
import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.beans.factory.ObjectProvider;

/** Every wait begins and ends with a row of the engine's that goes through here, whatever moves the run. */
final class WaitSubscriptions extends EventSubscriptionManager {

    private final ObjectProvider<WaitJournal> journal;

    WaitSubscriptions(ObjectProvider<WaitJournal> journal) {
        this.journal = journal;
    }

    @Override
    public void insert(EventSubscriptionEntity subscription) {
        super.insert(subscription);
        if (isWait(subscription)) {
            tell(it -> it.begun(told(subscription)));
        }
    }

    @Override
    public void deleteEventSubscription(EventSubscriptionEntity subscription) {
        super.deleteEventSubscription(subscription);
        if (isWait(subscription)) {
            tell(it -> it.over(WaitId.of(subscription.getId())));
        }
    }

    static boolean isWait(EventSubscriptionEntity subscription) {
        return subscription.getTenantId() != null
                && subscription.getProcessInstanceId() != null
                && subscription.getEventName() != null
                && subscription.getEventName().startsWith(WaitParse.PREFIX);
    }

    static Subscribed told(EventSubscriptionEntity subscription) {
        ExecutionEntity execution = subscription.getExecution();
        return new Subscribed(
                WaitId.of(subscription.getId()),
                InstanceId.of(subscription.getProcessInstanceId()),
                execution.getProcessDefinitionId(),
                WorkspaceId.of(subscription.getTenantId()),
                subscription.getActivityId(),
                awaited(subscription));
    }

    static Awaited awaited(EventSubscriptionEntity subscription) {
        Awaited awaited = WaitParse.awaited(subscription.getActivity());
        if (awaited == null) {
            throw new IllegalStateException("Nothing says what " + subscription.getActivityId() + " waits for");
        }
        return awaited;
    }

    private void tell(Consumer<WaitJournal> news) {
        if (Trial.current() == null) {
            journal.ifAvailable(news);
        }
    }
}
