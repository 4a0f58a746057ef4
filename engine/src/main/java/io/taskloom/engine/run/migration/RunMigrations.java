package io.taskloom.engine.run.migration;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.automation.AutomationView;
import io.taskloom.engine.automation.Automations;
import io.taskloom.engine.automation.Publications;
import io.taskloom.engine.automation.PublishedVersion;
import io.taskloom.engine.bpm.Migrations;
import io.taskloom.engine.bpm.Migrations.Plan;
import io.taskloom.engine.bpm.Migrations.PlanFinding;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.run.migration.RunMigrationRows.Count;
import io.taskloom.engine.run.migration.RunMigrationRows.Waiting;
import io.taskloom.engine.web.Cursors;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of runs when their automation changes (promise F5): for whoever may publish it. {@link MigrationRunner} does it. */
@Service
class RunMigrations {

    private static final int MOST_LEFT = 100;

    private final Automations automations;
    private final Publications publications;
    private final Migrations migrations;
    private final RunMigrationRows rows;
    private final People people;
    private final Events events;
    private final Cursors cursors;
    private final ApplicationEventPublisher bell;
    private final Clock clock;

    RunMigrations(
            Automations automations,
            Publications publications,
            Migrations migrations,
            RunMigrationRows rows,
            People people,
            Events events,
            Cursors cursors,
            ApplicationEventPublisher bell,
            Clock clock) {
        this.automations = automations;
        this.publications = publications;
        this.migrations = migrations;
        this.rows = rows;
        this.people = people;
        this.events = events;
        this.cursors = cursors;
        this.bell = bell;
        this.clock = clock;
    }

    /** Per version with runs that have not ended, the newest first. */
    @Transactional(readOnly = true)
    List<WaitingView> waiting(Actor actor, AutomationId automation) {
        automations.getToSteer(actor, automation);
        Map<Integer, List<Waiting>> waiting =
                rows.waiting(automation).stream().collect(Collectors.groupingBy(Waiting::version));
        return rows.openByVersion(automation).entrySet().stream()
                .map(open -> new WaitingView(
                        open.getKey(),
                        open.getValue(),
                        waiting.getOrDefault(open.getKey(), List.of()).stream()
                                .map(RunMigrations::at)
                                .toList()))
                .toList();
    }

    /** @param to null for the version that new runs use */
    @Transactional(readOnly = true)
    MigrationPlanView plan(Actor actor, AutomationId automation, int from, @Nullable Integer to) {
        AutomationView seen = automations.getToSteer(actor, automation);
        PublishedVersion target = target(seen, from, to);
        Map<String, Integer> waiting = rows.waiting(automation).stream()
                .filter(each -> each.version() == from)
                .collect(Collectors.toMap(Waiting::elementId, Waiting::runs));
        return new MigrationPlanView(
                from,
                target.number(),
                rows.open(automation, from),
                migrations.places(version(seen, from).definitionId(), target.definitionId()).stream()
                        .map(place -> new MigrationPlanView.Step(
                                place.elementId(),
                                place.name(),
                                place.type(),
                                waiting.getOrDefault(place.elementId(), 0),
                                place.suggested(),
                                place.choices()))
                        .toList());
    }

    /**
     * Asks for it; it is done one run after the other, by whichever node has time. Each run is a transaction of its own: what a
     * killed node has not done is done by the next.
     *
     * @throws MigrationRefused if the plan can't be carried out for any run
     * @throws MigrationAtWork if runs of the automation are being moved already
     */
    @Transactional
    RunMigrationView begin(Actor actor, AutomationId automation, BeginMigration command) {
        AutomationView seen = automations.getToSteer(actor, automation);
        int from = command.from();
        PublishedVersion target = target(seen, from, command.to());
        if (command.wayOrMigrate() == Way.MIGRATE) {
            List<PlanFinding> findings = migrations.check(new Plan(
                    version(seen, from).definitionId(),
                    target.definitionId(),
                    command.stepsOrNone(),
                    command.wantsNewTimers()));
            if (!findings.isEmpty()) {
                throw new MigrationRefused(findings);
            }
        }
        var migration = new RunMigration(
                new RunMigrationId(Ids.next()),
                seen.workspaceId(),
                automation,
                from,
                target.number(),
                command.wayOrMigrate(),
                command.stepsOrNone(),
                command.wantsNewTimers(),
                person(actor),
                now(),
                rows.open(automation, from),
                null,
                null);
        try {
            rows.insert(migration);
        } catch (DuplicateKeyException atWork) {
            throw new MigrationAtWork();
        }
        events.publish(actor, moved(migration, seen.name(), Count.NONE, false));
        bell.publishEvent(new MigrationRunner.Wanted());
        return views(List.of(migration)).getFirst();
    }

    /** Newest first; without those that stayed. */
    @Transactional(readOnly = true)
    Page<RunMigrationView> list(Actor actor, AutomationId automation, PageRequest page) {
        automations.getToSteer(actor, automation);
        String list = "migrations/" + automation;
        UUID before = page.cursor() == null ? null : cursors.read(list, page.cursor(), UUID.class);
        Page<RunMigration> found = Page.of(
                rows.page(automation, before, page.limit() + 1),
                page,
                last -> cursors.write(list, last.id().value()));
        return new Page<>(views(found.items()), found.next());
    }

    @Transactional(readOnly = true)
    RunMigrationView get(Actor actor, AutomationId automation, RunMigrationId id) {
        automations.getToSteer(actor, automation);
        RunMigration found = rows.find(id)
                .filter(each -> each.automation().equals(automation))
                .orElseThrow(() -> new NotFound("migration", id));
        return views(List.of(found)).getFirst().withLeft(rows.left(id, MOST_LEFT));
    }

    static RunsMoved moved(RunMigration migration, String name, Count count, boolean over) {
        return new RunsMoved(
                migration.automation(),
                migration.workspace(),
                name,
                migration.from(),
                migration.to(),
                migration.way().wire(),
                count.moved(),
                count.stayed(),
                over);
    }

    private PublishedVersion target(AutomationView automation, int from, @Nullable Integer to) {
        Integer number = to == null ? automation.published() : to;
        if (number == null) {
            throw new NotFound("version", from);
        }
        if (number == from) {
            throw new InvalidInput("to", "same", "Runs follow that version already.");
        }
        return version(automation, number);
    }

    private PublishedVersion version(AutomationView automation, int number) {
        return publications.version(automation.id(), number).orElseThrow(() -> new NotFound("version", number));
    }

    private List<RunMigrationView> views(List<RunMigration> migrations) {
        Map<RunMigrationId, Count> counts =
                rows.counts(migrations.stream().map(RunMigration::id).toList());
        Map<PersonId, PersonView> names =
                people.find(migrations.stream().map(RunMigration::person).collect(Collectors.toSet()));
        return migrations.stream()
                .map(each -> view(each, counts.getOrDefault(each.id(), Count.NONE), names.get(each.person())))
                .toList();
    }

    private static RunMigrationView view(RunMigration each, Count count, @Nullable PersonView person) {
        return new RunMigrationView(
                each.id(),
                each.from(),
                each.to(),
                each.way(),
                each.steps(),
                each.newTimers(),
                PersonView.orGone(person, each.person()),
                each.startedAt(),
                each.total(),
                count.moved(),
                count.stayed(),
                each.endedAt(),
                each.stopped(),
                List.of());
    }

    private static WaitingView.At at(Waiting each) {
        return new WaitingView.At(each.elementId(), each.elementName(), each.elementType(), each.runs(), each.failed());
    }

    private static PersonId person(Actor actor) {
        PersonId person = actor.person();
        if (person == null) {
            throw new IllegalArgumentException("Runs act with a person's rights, so a person moves them");
        }
        return person;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
