package io.taskloom.engine.limit;

import java.time.Duration;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** What is left of budgets, as all nodes share it; time is the database's, so that their clocks need not agree. */
@Repository
class BudgetStore {

    // Whoever waited for the row's lock comes with an older time than it has by then.
    private static final String LEFT =
            "least(:capacity, b.tokens + greatest(0, extract(epoch from excluded.at - b.at)) * :rate)";

    private static final String LEASE = """
            insert into rate_budget as b (subject, tokens, taken, at)
            values (:subject, :capacity - :wanted, :wanted, clock_timestamp())
            on conflict (subject) do update set
                taken = greatest(0, least(:wanted, floor(%1$s))),
                tokens = %1$s - greatest(0, least(:wanted, floor(%1$s))),
                at = greatest(b.at, excluded.at)
            returning taken, tokens
            """.formatted(LEFT);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    BudgetStore(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** @param granted up to what was wanted @param left for whoever asks next; below 1 where there is nothing */
    record Granted(long granted, double left) {}

    /** Takes up to so many out of the budget, which may be short of them. */
    Granted take(Budget budget, long wanted) {
        return Objects.requireNonNull(transaction.execute(status -> jdbc.sql(LEASE)
                .param("subject", budget.subject())
                .param("capacity", (double) budget.capacity())
                .param("wanted", wanted)
                .param("rate", budget.perSecond())
                .query((row, number) -> new Granted(row.getLong("taken"), row.getDouble("tokens")))
                .single()));
    }

    /** What nobody has asked for within the time is full again, and as good as no row. */
    int forget(Duration unused) {
        Integer forgotten = transaction.execute(
                status -> jdbc.sql("delete from rate_budget where at < clock_timestamp() - make_interval(secs => ?)")
                        .param((double) unused.toSeconds())
                        .update());
        return forgotten == null ? 0 : forgotten;
    }
}
