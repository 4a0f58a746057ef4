package io.taskloom.engine.outbox;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How far the relay is behind, as seen by this node a few seconds ago. */
@Component
class OutboxMetrics {

    private final JdbcTemplate jdbc;
    private volatile double backlog;
    private volatile double lagSeconds;
    private volatile double parked;

    OutboxMetrics(JdbcTemplate jdbc, Relay relay, MeterRegistry meters) {
        this.jdbc = jdbc;
        Gauge.builder("taskloom.outbox.backlog", this, metrics -> metrics.backlog)
                .description("Events that are committed but not in Kafka yet")
                .register(meters);
        Gauge.builder("taskloom.outbox.lag", this, metrics -> metrics.lagSeconds)
                .description("Age of the oldest event that is not in Kafka yet")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("taskloom.events.parked", this, metrics -> metrics.parked)
                .description("Events that a consumer gave up on")
                .register(meters);
        FunctionCounter.builder("taskloom.outbox.sent", relay, Relay::sent)
                .description("Events that Kafka has taken from this node")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT10S")
    void measure() {
        Map<String, Object> figures = jdbc.queryForMap("""
                select count(*) as backlog, coalesce(extract(epoch from now() - min(time)), 0) as lag,
                       (select count(*) from event_parked) as parked
                from (
                    select time from event where position is null
                    union all
                    select e.time from outbox_slot s cross join lateral (
                        select time from event where slot = s.slot and position > s.position) e
                ) unsent
                """);
        backlog = number(figures.get("backlog"));
        lagSeconds = number(figures.get("lag"));
        parked = number(figures.get("parked"));
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : 0;
    }
}
