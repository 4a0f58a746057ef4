package io.taskloom.engine.time;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskTime;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.Tasks;
import io.taskloom.engine.time.TimeEntryRows.Shown;
import io.taskloom.engine.time.TimeScope.VisibleProject;
import io.taskloom.engine.web.Cursors;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The time that was spent on tasks (promise T12). Who sees a task reads it, members of its project enter their own; a project's
 * owners change and delete others' as well. An entry has at most 24 hours, none lies in the future, and those that begin before
 * the workspace's lock stay as they are. Each use case is one transaction with the task's total, the activity log and the event:
 * {@code kill -9} leaves all of it or nothing.
 */
@Service
public class TimeEntries {

    private final Tasks tasks;
    private final Projects projects;
    private final TimeEntryRows rows;
    private final TimeEntryViews views;
    private final TimeBook book;
    private final TimeRules rules;
    private final TimeScopes scopes;
    private final TaskTime time;
    private final Cursors cursors;
    private final Clock clock;

    TimeEntries(
            Tasks tasks,
            Projects projects,
            TimeEntryRows rows,
            TimeEntryViews views,
            TimeBook book,
            TimeRules rules,
            TimeScopes scopes,
            TaskTime time,
            Cursors cursors,
            Clock clock) {
        this.tasks = tasks;
        this.projects = projects;
        this.rows = rows;
        this.views = views;
        this.book = book;
        this.rules = rules;
        this.scopes = scopes;
        this.time = time;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** Everybody's on a task, the last begun first; timers that run are not among them. */
    @Transactional(readOnly = true)
    public Page<TimeEntryView> list(Actor actor, TaskId id, PageRequest page) {
        tasks.get(actor, id);
        String list = "time entries " + id;
        TimeEntryRows.Place behind =
                page.cursor() == null ? null : cursors.read(list, page.cursor(), TimeEntryRows.Place.class);
        Page<Shown> found = Page.of(
                rows.of(id, behind, now(), page.limit() + 1),
                page,
                last -> cursors.write(list, TimeEntryRows.Place.of(last)));
        return new Page<>(views.of(actor, found.items()), found.next());
    }

    /**
     * Those that reach into a time, the first begun first.
     *
     * @param whose {@code me}, {@code all} or a person's id; null for oneself
     * @throws NotYourTime if it asks for others' time and the actor is neither admin nor owner of what it is about
     */
    @Transactional(readOnly = true)
    public Page<TimeEntryView> within(
            Actor actor,
            WorkspaceId workspace,
            @Nullable String whose,
            @Nullable ProjectId project,
            @Nullable TaskId task,
            Instant from,
            Instant to,
            PageRequest page) {
        TimeScope scope = scopes.decide(actor, workspace, whose, project);
        String list = "time in %s %s %s %s %s %s".formatted(workspace, whose, project, task, from, to);
        TimeEntryRows.Place behind =
                page.cursor() == null ? null : cursors.read(list, page.cursor(), TimeEntryRows.Place.class);
        Page<Shown> found = Page.of(
                rows.within(scope, task, from, to, behind, now(), page.limit() + 1),
                page,
                last -> cursors.write(list, TimeEntryRows.Place.of(last)));
        return new Page<>(views.of(actor, found.items(), id -> role(scope, id)), found.next());
    }

    @Transactional(readOnly = true)
    public TimeEntryView get(Actor actor, TaskId id, TimeEntryId entry) {
        tasks.get(actor, id);
        Shown found = rows.shown(entry, now())
                .filter(shown -> shown.entry().task().equals(id))
                .filter(shown -> !shown.entry().running() || shown.entry().of(actor))
                .orElseThrow(() -> new NotFound("time entry", entry));
        return views.of(actor, found);
    }

    /** @throws TimeLocked if it begins before the workspace's lock */
    @Transactional
    TimeEntryView add(Actor actor, TaskId id, NewTimeEntry input) {
        TaskView task = tasks.getForMember(actor, id);
        Span span = Span.checked(input.startedAt(), input.endedAt(), input.duration(), now());
        String note = Note.checked(input.note());
        boolean billable = input.billable() == null || input.billable();
        TaskTime.Home home = hold(task);
        rules.requireOpen(home.workspace(), span.start());
        var entry = new TimeEntry(
                new TimeEntryId(Ids.next()),
                id,
                home.project(),
                home.workspace(),
                personOf(actor),
                span.start(),
                span.end(),
                note,
                billable,
                1,
                now());
        book.add(actor, entry);
        return shown(actor, entry.id());
    }

    /**
     * Of a timer that runs, its person can say that it started earlier or later, and what for.
     *
     * @throws TimerRuns if it is to end that way
     * @throws TimeLocked if it begins, or is to begin, before the workspace's lock
     */
    @Transactional
    TimeEntryView edit(Actor actor, TaskId id, TimeEntryId entry, TimeEntryPatch patch, IfMatch ifMatch) {
        TimeEntry before = lock(actor, id, entry);
        ifMatch.check(before.version(), () -> shown(actor, entry));
        TimeEntry after = patch.apply(before, now());
        if (after.equals(before.with(before.startedAt(), before.endedAt(), before.note(), before.billable()))) {
            return shown(actor, entry);
        }
        rules.requireOpen(before.workspace(), before.startedAt(), after.startedAt());
        book.change(actor, before, after);
        return shown(actor, entry);
    }

    /** A timer that runs is thrown away. @throws TimeLocked if it begins before the workspace's lock */
    @Transactional
    public void delete(Actor actor, TaskId id, TimeEntryId entry, IfMatch ifMatch) {
        TimeEntry before = lock(actor, id, entry);
        ifMatch.check(before.version(), () -> shown(actor, entry));
        rules.requireOpen(before.workspace(), before.startedAt());
        book.remove(actor, before);
    }

    private TimeEntry lock(Actor actor, TaskId id, TimeEntryId entry) {
        // Also in the archive: what was entered wrongly last week is to be put right.
        TaskView task = tasks.get(actor, id);
        ProjectRole role =
                projects.require(actor, task.projectId(), ProjectRole.MEMBER).role();
        hold(task);
        TimeEntry found = rows.lock(id, entry)
                .filter(each -> !each.running() || each.of(actor))
                .orElseThrow(() -> new NotFound("time entry", entry));
        if (!found.of(actor) && role != ProjectRole.OWNER) {
            throw new NotYourTime("Only who spent the time, and the project's owners, can change it.");
        }
        return found;
    }

    private TaskTime.Home hold(TaskView task) {
        TaskTime.Home home = time.hold(Set.of(task.id())).get(task.id());
        if (home == null) {
            throw new NotFound("task", task.id());
        }
        if (!home.project().equals(task.projectId())) {
            throw new OptimisticLockingFailureException("task " + task.id() + " went to another project meanwhile");
        }
        return home;
    }

    private TimeEntryView shown(Actor actor, TimeEntryId id) {
        return views.of(actor, rows.shown(id, now()).orElseThrow());
    }

    private static @Nullable ProjectRole role(TimeScope scope, ProjectId id) {
        VisibleProject project = scope.visible().get(id);
        return project == null ? null : project.role();
    }

    static PersonId personOf(Actor actor) {
        PersonId person = actor.person();
        if (person == null) {
            throw new IllegalArgumentException(actor + " spends no time");
        }
        return person;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
