package io.taskloom.engine.export;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.export.CalendarFeedEvent.CalendarFeedMade;
import io.taskloom.engine.export.CalendarFeedEvent.CalendarFeedRevoked;
import io.taskloom.engine.identity.StayingAccounts;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.FieldScopes;
import io.taskloom.engine.task.TaskFilter;
import io.taskloom.engine.task.TaskListQuery;
import io.taskloom.engine.web.Secrets;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Calendars by address (promise T17). The address is all that a calendar on the web can bring along, so it holds a secret of 256
 * random bits, of which only the hash is kept; deleting the feed revokes it at once. What it shows is asked anew each time, as its
 * person: who leaves a project loses its dates.
 */
@Service
public class CalendarFeeds {

    private static final int MAX_PER_PERSON = 50;
    private static final Duration USE_NOTED = Duration.ofHours(1);
    /** What was due before, or is due later than a year, is in nobody's calendar yet or any more. */
    private static final String NEAR = "dueAt >= now-60d and dueAt < now+400d";

    private final CalendarFeedRows rows;
    private final Projects projects;
    private final FieldScopes scopes;
    private final TaskExport tasks;
    private final StayingAccounts staying;
    private final URI pages;
    private final Events events;
    private final Clock clock;

    CalendarFeeds(
            CalendarFeedRows rows,
            Projects projects,
            FieldScopes scopes,
            TaskExport tasks,
            StayingAccounts staying,
            ExportSettings settings,
            Events events,
            Clock clock) {
        this.rows = rows;
        this.projects = projects;
        this.scopes = scopes;
        this.tasks = tasks;
        this.staying = staying;
        this.pages = settings.publicUrl();
        this.events = events;
        this.clock = clock;
    }

    /** The actor's own, the oldest first; without addresses, which nobody knows any more. */
    @Transactional(readOnly = true)
    public List<CalendarFeedView> list(Actor.Person actor) {
        return rows.of(actor.person()).stream()
                .map(feed -> CalendarFeedView.of(feed, null))
                .toList();
    }

    /** @return with its address, for the only time */
    @Transactional
    CalendarFeedView create(Actor.Person actor, NewCalendarFeed input) {
        WorkspaceId workspace = input.projectId() == null
                ? null
                : projects.require(actor, input.projectId(), ProjectRole.VIEWER).workspace();
        // Nothing is kept that is not understood.
        TaskFilter.written(scopes.of(actor, input.projectId(), input.filter()), input.filter(), "filter");
        if (rows.of(actor.person()).size() >= MAX_PER_PERSON) {
            throw new TooManyFeeds(MAX_PER_PERSON);
        }
        String secret = Secrets.next();
        var feed = new CalendarFeed(
                new CalendarFeedId(Ids.next()),
                actor.person(),
                input.name().strip(),
                input.projectId(),
                input.onlyMine() == null || input.onlyMine(),
                input.filter() == null || input.filter().isBlank() ? null : input.filter(),
                now(),
                null);
        rows.insert(feed, Secrets.hash(secret));
        events.publish(actor, new CalendarFeedMade(feed.id(), feed.person(), feed.name(), workspace));
        return CalendarFeedView.of(feed, pages.resolve("/feeds/" + secret + ".ics"));
    }

    /** Its address leads nowhere from now on. */
    @Transactional
    public void delete(Actor.Person actor, CalendarFeedId id) {
        CalendarFeedRows.Deleted deleted =
                rows.delete(actor.person(), id).orElseThrow(() -> new NotFound("calendar feed", id));
        events.publish(actor, new CalendarFeedRevoked(id, actor.person(), deleted.name(), deleted.workspace()));
    }

    /** @param name of the calendar */
    record Opened(String name, TaskExport.Selection tasks) {}

    /** @throws NotFound also where its person sees the project no longer: who holds the address learns nothing else */
    @Transactional
    Opened open(String secret) {
        CalendarFeed feed =
                rows.bySecret(Secrets.hash(secret)).orElseThrow(() -> new NotFound("calendar feed", "of this address"));
        staying.requireStaying(feed.person().toString());
        Instant now = now();
        if (feed.lastUsedAt() == null || feed.lastUsedAt().plus(USE_NOTED).isBefore(now)) {
            rows.used(feed.id(), now);
        }
        var query = new TaskListQuery(
                "todo,in_progress", null, feed.onlyMine() ? "me" : null, narrowed(feed.filter()), null, "dueAt");
        return new Opened(feed.name(), tasks.select(new Actor.Person(feed.person()), feed.project(), query));
    }

    private static String narrowed(@Nullable String filter) {
        return filter == null ? NEAR : "(%s) and %s".formatted(filter, NEAR);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
