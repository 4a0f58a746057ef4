package io.taskloom.engine.schedule;

import io.taskloom.engine.automation.AutomationTrigger;
import io.taskloom.engine.automation.Publications;
import io.taskloom.engine.automation.PublishedVersion;
import io.taskloom.engine.bpm.StartProcess.Cause;
import io.taskloom.engine.calendar.WorkCalendars;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.problem.Problem;
import io.taskloom.engine.run.RunStarter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Starts the run of a due time and moves its schedule on, in one transaction: a {@code kill -9} in the middle leaves neither, and
 * another node does both. The run has the due time for its key, so that even a schedule set back by hand starts none twice. A run
 * that can't begin is recorded with the reason, by a second transaction that moves the schedule on just as the first one would have.
 */
@Component
class ScheduledStart {

    private static final Logger log = LoggerFactory.getLogger(ScheduledStart.class);

    private final ScheduleRows rows;
    private final Publications publications;
    private final WorkCalendars calendars;
    private final RunStarter runs;
    private final ScheduleSettings settings;
    private final Clock clock;
    private final TransactionTemplate own;

    ScheduledStart(
            ScheduleRows rows,
            Publications publications,
            WorkCalendars calendars,
            RunStarter runs,
            ScheduleSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.publications = publications;
        this.calendars = calendars;
        this.runs = runs;
        this.settings = settings;
        this.clock = clock;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @return whether it was this one's to do, and is done */
    boolean start(ArmedSchedule due) {
        Instant now = clock.instant();
        try {
            return begin(due, now, null);
        } catch (TransientDataAccessException
                | RecoverableDataAccessException
                | NonTransientDataAccessResourceException
                | TransactionException databaseAway) {
            log.warn("The schedule of automation {} waits for the database", due.automation(), databaseAway);
            return false;
        } catch (DuplicateKeyException startedBefore) {
            return refuse(due, now, "It has been started before.");
        } catch (RuntimeException failure) {
            log.warn("The schedule of automation {} could not start it", due.automation(), failure);
            return refuse(due, now, reason(failure));
        }
    }

    private boolean refuse(ArmedSchedule due, Instant now, String reason) {
        try {
            return begin(due, now, reason);
        } catch (RuntimeException stuck) {
            log.error("The schedule of automation {} can't move on", due.automation(), stuck);
            return false;
        }
    }

    private boolean begin(ArmedSchedule due, Instant now, @Nullable String refused) {
        return Boolean.TRUE.equals(own.execute(status ->
                // The automation first, as when it is published: two that wait for each other would wait for ever.
                publications.hold(due.automation())
                        && rows.take(due)
                                .map(armed -> turn(armed, now, refused))
                                .orElse(false)));
    }

    private boolean turn(ArmedSchedule armed, Instant now, @Nullable String refused) {
        PublishedVersion version =
                publications.byDefinition(armed.definitionId()).orElseThrow();
        Schedule schedule = Schedule.of(armed.said());
        Turn turn = schedule.turn(
                Objects.requireNonNull(armed.nextDue()),
                now.minus(settings.onTime()),
                now,
                calendars.of(armed.workspace()));
        rows.move(armed, turn.next());
        if (turn.due() == null) {
            return true;
        }
        UUID key = key(armed, turn.due());
        if (runs.knows(armed.automation(), key)) {
            return true;
        }
        var cause = new Cause(AutomationTrigger.SCHEDULE, key, null, armed.startEvent(), 1);
        RunId run = refused == null
                ? runs.start(version, cause, variables(schedule, turn.due(), turn.missed(), key))
                : runs.refuse(version, cause, refused);
        runs.due(run, turn.due());
        return true;
    }

    /** The same for the same automation, start event and due time, whoever makes it. */
    private static UUID key(ArmedSchedule armed, Instant due) {
        return UUID.nameUUIDFromBytes("schedule %s %s %s"
                .formatted(armed.automation(), armed.startEvent(), due)
                .getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> variables(Schedule schedule, Instant due, int missed, UUID key) {
        ZonedDateTime there = due.atZone(schedule.zone());
        return Map.of(
                "schedule",
                Map.of(
                        "due", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(there),
                        "date", there.toLocalDate().toString(),
                        "zone", schedule.zone().getId(),
                        "missed", missed),
                "event",
                Map.of("id", key.toString(), "type", AutomationTrigger.SCHEDULE, "time", due.toString()));
    }

    private static String reason(RuntimeException failure) {
        // What the database or the engine says may hold other people's data; the log has it.
        return Problem.in(failure)
                .map(Problem::detail)
                .orElse("It could not be started: an unexpected error, which the log tells more about.");
    }
}
