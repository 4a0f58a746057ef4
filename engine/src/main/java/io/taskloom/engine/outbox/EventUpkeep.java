package io.taskloom.engine.outbox;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes the partitions of the coming months and drops what is past keeping. Harmless on several nodes at once. */
@Component
class EventUpkeep {

    private static final int MONTHS_AHEAD = 2;

    private final JdbcTemplate jdbc;
    private final OutboxSettings settings;
    private final Clock clock;

    EventUpkeep(JdbcTemplate jdbc, OutboxSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT1M")
    void tidy() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate oldest = LocalDate.ofInstant(clock.instant().minus(settings.keep()), ZoneOffset.UTC);
        jdbc.query("select event_partitions(?, ?)", row -> {}, Date.valueOf(today), MONTHS_AHEAD);
        jdbc.query("select event_expire(?)", row -> {}, Date.valueOf(oldest));
        jdbc.update(
                "delete from event_handled where at < ?",
                clock.instant().minus(settings.handledKept()).atOffset(ZoneOffset.UTC));
    }
}
