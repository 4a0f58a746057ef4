package io.taskloom.engine.identity.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.outbox.EventBroadcast;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Remembers keys, so that a request with one asks no database. This node forgets a revoked key at the commit; others as soon as
 * they hear of it, and after {@link #KEPT} at the latest, be the event log away or not.
 */
@Component
class KnownKeys implements EventBroadcast {

    static final Duration KEPT = Duration.ofSeconds(5);

    private final ApiKeyRows rows;
    private final Cache<String, Optional<ApiKey>> keys =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(KEPT).build();

    KnownKeys(ApiKeyRows rows) {
        this.rows = rows;
    }

    /** What nobody has is remembered, too: locators are drawn at random, so none comes to life meanwhile. */
    Optional<ApiKey> find(String locator) {
        return keys.get(locator, rows::byLocator);
    }

    // Caffeine's invalidation waits for a load under way, so none can put back what it read before the commit.
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void forget(Recorded event) {
        if (event.type().equals(ApiKeyRevoked.class.getSimpleName())) {
            keys.invalidate(event.data().path("locator").asText());
        }
    }

    @Override
    public void hear(Recorded event) {
        forget(event);
    }
}
