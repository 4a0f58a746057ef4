package io.taskloom.engine.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Counts requests over all nodes, without asking the database with each: a node takes a few dozen requests of a budget at once
 * and counts those down in memory. All nodes together never grant more than the budget has; what a node has taken and not used
 * is lost for some seconds. While the database is away nothing is refused here: there, nothing is answered either.
 */
@Component
class Budgets {

    private static final Logger LOG = LoggerFactory.getLogger(Budgets.class);

    private final BudgetStore store;
    private final Clock clock;
    private final Cache<String, Lease> leases = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build();

    Budgets(BudgetStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Takes one request out of the budget, if there is one. */
    Taken take(Budget budget) {
        return leases.get(budget.subject(), subject -> new Lease()).take(budget, clock.millis(), () -> fetch(budget));
    }

    private BudgetStore.Granted fetch(Budget budget) {
        try {
            return store.take(budget, budget.lease());
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Requests are not counted for a moment: {}", e.toString());
            return new BudgetStore.Granted(budget.lease(), budget.capacity());
        }
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
    void tidy() {
        store.forget(Duration.ofHours(1));
    }
}
