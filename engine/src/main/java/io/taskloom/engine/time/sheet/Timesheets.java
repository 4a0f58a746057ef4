package io.taskloom.engine.time.sheet;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.time.TimeRules;
import io.taskloom.engine.time.TimeRulesView;
import io.taskloom.engine.time.TimeScope;
import io.taskloom.engine.time.TimeScopes;
import io.taskloom.engine.workspace.Workspaces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Time by days, rounded as the workspace says (promise T12). Days are those of whose time it is, in their own zone; an entry over
 * midnight counts on both. Everybody reads their own, admins of the workspace everybody's, owners of projects what was spent there.
 */
@Service
public class Timesheets {

    private static final int MOST_ROWS = 5_000;

    private static final Comparator<Timesheet.Row> ORDER = Comparator.comparing(
                    (Timesheet.Row row) -> row.week() == null ? LocalDate.MIN : row.week())
            .thenComparing(Timesheet.Row::hidden)
            .thenComparing(
                    row -> row.project() == null ? "" : row.project().name().toLowerCase(Locale.ROOT))
            .thenComparing(
                    row -> row.project() == null ? "" : row.project().id().toString())
            .thenComparing(row -> row.task() == null ? "" : row.task().title().toLowerCase(Locale.ROOT))
            .thenComparing(row -> row.task() == null ? "" : row.task().id().toString())
            .thenComparing(
                    row -> row.person() == null ? "" : row.person().name().toLowerCase(Locale.ROOT));

    /** No zone is farther from UTC. */
    private static final Duration FARTHEST = Duration.ofHours(18);

    private final TimeScopes scopes;
    private final TimeRules rules;
    private final SheetRows rows;
    private final People people;
    private final Workspaces workspaces;
    private final Clock clock;

    Timesheets(TimeScopes scopes, TimeRules rules, SheetRows rows, People people, Workspaces workspaces, Clock clock) {
        this.scopes = scopes;
        this.rules = rules;
        this.rows = rows;
        this.people = people;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /** @throws InvalidInput if it would have more than 5,000 rows */
    @Transactional(readOnly = true)
    Timesheet sheet(Actor actor, SheetQuery query, Set<Grouping> by) {
        Asked asked = ask(actor, query);
        Map<Key, Sums> sums = new HashMap<>();
        Map<TaskId, Timesheet.Task> tasks = new HashMap<>();
        var all = new Sums();
        read(asked, (entry, part) -> {
            boolean hidden = !asked.scope().visible().containsKey(entry.project());
            var key = new Key(
                    by.contains(Grouping.WEEK) ? SheetQuery.monday(part.day()) : null,
                    by.contains(Grouping.PROJECT) && !hidden ? entry.project() : null,
                    by.contains(Grouping.TASK) && !hidden ? entry.task() : null,
                    by.contains(Grouping.PERSON) ? entry.person() : null,
                    by.contains(Grouping.PROJECT) && hidden);
            if (key.task() != null) {
                tasks.putIfAbsent(entry.task(), new Timesheet.Task(entry.task(), entry.title(), entry.deleted()));
            }
            sums.computeIfAbsent(key, ignored -> new Sums()).add(part, entry.billable());
            all.add(part, entry.billable());
            if (sums.size() > MOST_ROWS) {
                throw new InvalidInput(
                        "groupBy", "too-many", "A sheet has at most 5000 rows: take fewer days or groups.");
            }
        });
        Map<PersonId, PersonView> named = people.find(sums.keySet().stream()
                .map(Key::person)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        List<Timesheet.Row> shown = sums.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue(), asked.scope(), tasks, named))
                .sorted(ORDER)
                .toList();
        return new Timesheet(
                asked.days().from(),
                asked.days().to(),
                asked.person(),
                asked.person() == null ? null : asked.zone().getId(),
                asked.rules().rounding(),
                asked.rules().roundingMinutes(),
                asked.rules().lockedBefore(),
                shown,
                all.totals());
    }

    /** Decides what the actor may read of it; the reading itself takes no longer transaction. */
    @Transactional(readOnly = true)
    Asked ask(Actor actor, SheetQuery query) {
        TimeScope scope = scopes.decide(actor, query.workspace(), query.person(), query.project());
        PersonId person = scope.person();
        boolean own = person != null && person.equals(actor.person());
        if (person != null
                && !own
                && workspaces.role(query.workspace(), person).isEmpty()
                && !rows.any(scope, person)) {
            throw new NotFound("person", person);
        }
        PersonId reader = person == null ? actor.person() : person;
        ZoneId zone = reader == null ? ZoneOffset.UTC : people.timeZone(reader);
        return new Asked(
                scope,
                query.days(LocalDate.ofInstant(clock.instant(), zone)),
                zone,
                person == null ? null : people.get(person),
                rules.get(actor, query.workspace()));
    }

    /** What may be read. @param zone the person's; of everybody's, the reader's */
    record Asked(
            TimeScope scope,
            SheetQuery.Days days,
            ZoneId zone,
            @Nullable PersonView person,
            TimeRulesView rules) {}

    /** The days as moments, in the zone of whose time it is, or the reader's where it is everybody's. */
    @Transactional(readOnly = true)
    Span span(Actor actor, SheetQuery query) {
        Asked asked = ask(actor, query);
        return new Span(
                asked.days().from().atStartOfDay(asked.zone()).toInstant(),
                asked.days().to().plusDays(1).atStartOfDay(asked.zone()).toInstant());
    }

    record Span(Instant from, Instant to) {}

    /** Gives every part that falls on one of the days, the entry that began first first. */
    void read(Asked asked, BiConsumer<SheetEntry, DayPart> use) {
        boolean everybody = asked.scope().person() == null;
        Instant from = start(asked.days().from(), asked, everybody ? FARTHEST.negated() : Duration.ZERO);
        Instant to = start(asked.days().to().plusDays(1), asked, everybody ? FARTHEST : Duration.ZERO);
        List<SheetEntry> batch;
        SheetEntry last = null;
        do {
            batch = rows.batch(asked.scope(), from, to, last);
            for (SheetEntry entry : batch) {
                ZoneId zone = everybody ? people.timeZone(entry.person()) : asked.zone();
                DayPart.of(entry.startedAt(), entry.endedAt(), zone, asked.rules()::rounded).stream()
                        .filter(part -> asked.days().contain(part.day()))
                        .forEach(part -> use.accept(entry, part));
                last = entry;
            }
        } while (batch.size() == SheetRows.BATCH);
    }

    private static Instant start(LocalDate day, Asked asked, Duration wider) {
        ZoneId zone = asked.scope().person() == null ? ZoneOffset.UTC : asked.zone();
        return day.atStartOfDay(zone).toInstant().plus(wider);
    }

    private static Timesheet.Row row(
            Key key, Sums sums, TimeScope scope, Map<TaskId, Timesheet.Task> tasks, Map<PersonId, PersonView> named) {
        TimeScope.VisibleProject project =
                key.project() == null ? null : scope.visible().get(key.project());
        return new Timesheet.Row(
                key.week(),
                project == null ? null : new Timesheet.Project(project.id(), project.name(), project.color()),
                key.task() == null ? null : tasks.get(key.task()),
                key.person() == null ? null : named.get(key.person()),
                key.hidden(),
                sums.totals());
    }

    private record Key(
            @Nullable LocalDate week,
            @Nullable ProjectId project,
            @Nullable TaskId task,
            @Nullable PersonId person,
            boolean hidden) {}
}
