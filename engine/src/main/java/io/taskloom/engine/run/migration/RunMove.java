package io.taskloom.engine.run.migration;

import io.taskloom.engine.automation.Designers;
import io.taskloom.engine.automation.Publications;
import io.taskloom.engine.automation.PublishedVersion;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.Migrations;
import io.taskloom.engine.bpm.Migrations.Plan;
import io.taskloom.engine.bpm.NotMigrated;
import io.taskloom.engine.bpm.Processes;
import io.taskloom.engine.bpm.Waits;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.problem.Conflict;
import io.taskloom.engine.problem.Forbidden;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.problem.Problem;
import io.taskloom.engine.run.RunReplay;
import io.taskloom.engine.run.migration.RunMigrationRows.Count;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes one run to the other version, in one transaction with the row that says so. */
@Component
class RunMove {

    private static final Logger LOG = LoggerFactory.getLogger(RunMove.class);
    /** A run that is at work moves on under our hands; one that does so again and again is left where it is. */
    private static final int ATTEMPTS = 5;

    private final RunMigrationRows rows;
    private final Publications publications;
    private final Designers designers;
    private final Migrations migrations;
    private final Processes processes;
    private final Waits waits;
    private final RunReplay replay;
    private final Events events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RunMove(
            RunMigrationRows rows,
            Publications publications,
            Designers designers,
            Migrations migrations,
            Processes processes,
            Waits waits,
            RunReplay replay,
            Events events,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.publications = publications;
        this.designers = designers;
        this.migrations = migrations;
        this.processes = processes;
        this.waits = waits;
        this.replay = replay;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What every run of the migration has in common. */
    record Route(RunMigration migration, PublishedVersion to, Plan plan) {}

    Route route(RunMigration migration) {
        PublishedVersion to = version(migration, migration.to());
        String from = version(migration, migration.from()).definitionId();
        return new Route(migration, to, new Plan(from, to.definitionId(), migration.steps(), migration.newTimers()));
    }

    /** Whether who asked for it may still do so. */
    boolean mayGoOn(Route route) {
        try {
            designers.require(route.migration().actor(), route.migration().workspace());
            return true;
        } catch (Forbidden | NotFound gone) {
            return false;
        }
    }

    void move(Route route, RunId run) {
        RunMigration migration = route.migration();
        String reason = "It was at work each time.";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                transaction.executeWithoutResult(status -> attempt(route, run));
                return;
            } catch (NotMigrated refused) {
                reason = refused.detail();
                break;
            } catch (Conflict movedOn) {
                reason = movedOn.detail();
            } catch (Problem refused) {
                reason = refused.detail();
                break;
            } catch (RuntimeException e) {
                LOG.warn("Run {} could not be taken to version {}", run, migration.to(), e);
                reason = "An unexpected error, which the log tells more about.";
                break;
            }
        }
        rows.done(migration.id(), run, null, reason);
    }

    private void attempt(Route route, RunId run) {
        RunMigration migration = route.migration();
        var instance = new InstanceId(run.value());
        switch (migration.way()) {
            case MIGRATE -> {
                migrations.migrate(instance, route.plan());
                waits.retell(instance);
                rows.done(migration.id(), run, null, null);
            }
            case RESTART -> {
                RunId begun = replay.again(run, route.to(), migration.actor());
                processes.cancel(instance, "begun again on version " + migration.to());
                rows.done(migration.id(), run, begun, null);
            }
        }
    }

    /** @param stopped why it ends before its last run; null if it does not */
    void end(Route route, @Nullable String stopped) {
        RunMigration migration = route.migration();
        transaction.executeWithoutResult(status -> {
            rows.end(migration.id(), clock.instant().truncatedTo(ChronoUnit.MICROS), stopped);
            Count count = rows.counts(List.of(migration.id())).getOrDefault(migration.id(), Count.NONE);
            events.publish(
                    migration.actor(),
                    RunMigrations.moved(migration, publications.name(migration.automation()), count, true));
        });
    }

    private PublishedVersion version(RunMigration migration, int number) {
        return publications.version(migration.automation(), number).orElseThrow(() -> new NotFound("version", number));
    }
}
