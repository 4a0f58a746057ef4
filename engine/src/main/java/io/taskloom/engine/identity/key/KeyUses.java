package io.taskloom.engine.identity.key;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * When and from where keys were last used: kept in memory and written together now and then, since a row that is written with
 * every request would cost more than the request. A node that is killed forgets half a minute of it.
 */
@Component
class KeyUses {

    private static final Logger LOG = LoggerFactory.getLogger(KeyUses.class);

    private final ApiKeyRows rows;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<ApiKeyId, Use> uses = new ConcurrentHashMap<>();

    KeyUses(ApiKeyRows rows, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param from an address */
    record Use(Instant at, String from) {}

    void note(ApiKeyId key, String from) {
        uses.put(key, new Use(clock.instant(), from));
    }

    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT30S")
    @PreDestroy
    void write() {
        Map<ApiKeyId, Use> written = new HashMap<>(uses);
        if (written.isEmpty()) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> rows.used(written));
        } catch (DataAccessException | TransactionException e) {
            // They stay, and are written next time.
            LOG.warn("The last use of {} API keys is written later: {}", written.size(), e.toString());
            return;
        }
        // What was used again meanwhile has another value by now, and stays.
        written.forEach(uses::remove);
    }
}
