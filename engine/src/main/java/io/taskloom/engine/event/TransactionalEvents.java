package io.taskloom.engine.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@Component
class TransactionalEvents implements Events {

    /** A row that Kafka would refuse for its size could never be relayed, and would hold back its whole slot. */
    private static final int MAX_DATA = 256 * 1024;

    private final ApplicationEventPublisher publisher;
    private final ObjectMapper json;
    private final Clock clock;

    TransactionalEvents(ApplicationEventPublisher publisher, ObjectMapper json, Clock clock) {
        this.publisher = publisher;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Recorded publish(Actor actor, DomainEvent event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(event.type() + " was published outside a transaction");
        }
        var recorded = record(actor, event);
        publisher.publishEvent(recorded);
        return recorded;
    }

    private Recorded record(Actor actor, DomainEvent event) {
        JsonNode data = json.valueToTree(event);
        int size = data.toString().length();
        if (size > MAX_DATA) {
            throw new EventTooLarge(event.type(), size, MAX_DATA);
        }
        return new Recorded(
                Ids.next(),
                null,
                event.type(),
                event.workspace(),
                event.project(),
                event.only(),
                actor,
                event.subject(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                actor.depth(),
                data);
    }
}
