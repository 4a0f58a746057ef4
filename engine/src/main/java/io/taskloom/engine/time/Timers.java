package io.taskloom.engine.time;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskTime;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one timer of each person, the same in all their browsers and on every node (promise T12). Starting one stops and keeps the
 * one before, in the same transaction; of two browsers that start at once the later one wins, and what the earlier started is
 * kept. Stopping is never refused: not by a lock that was moved meanwhile, nor to who lost the project.
 */
@Service
public class Timers {

    private final Tasks tasks;
    private final TimeEntryRows rows;
    private final TimeEntryViews views;
    private final TimeBook book;
    private final TaskTime time;
    private final Clock clock;

    Timers(Tasks tasks, TimeEntryRows rows, TimeEntryViews views, TimeBook book, TaskTime time, Clock clock) {
        this.tasks = tasks;
        this.rows = rows;
        this.views = views;
        this.book = book;
        this.time = time;
        this.clock = clock;
    }

    /** Empty if none runs. */
    @Transactional(readOnly = true)
    public Optional<TimerView> running(Actor.Person actor) {
        Instant now = now();
        return rows.running(actor.person())
                .flatMap(timer -> rows.shown(timer.id(), now))
                .map(shown -> view(actor, shown, null, now));
    }

    /**
     * The timer of the task goes on if it runs already.
     *
     * @param note null leaves that of a timer that runs already
     */
    @Transactional
    public TimerView start(Actor.Person actor, TaskId id, @Nullable String note) {
        TaskView task = tasks.getForMember(actor, id);
        String kept = Note.checked(note);
        PersonId person = actor.person();
        rows.lockTimer(person);
        TimeEntry before = takeRunning(person, task);
        Instant now = now();
        if (before != null && before.task().equals(id)) {
            if (kept != null && !kept.equals(before.note())) {
                book.change(actor, before, before.with(before.startedAt(), null, kept, before.billable()));
            }
            return view(actor, rows.shown(before.id(), now).orElseThrow(), null, now);
        }
        if (before != null) {
            book.stop(actor, before.stop(before.latestEnd(now)));
        }
        var timer = new TimeEntry(
                new TimeEntryId(Ids.next()),
                id,
                task.projectId(),
                task.workspaceId(),
                person,
                now,
                null,
                kept,
                true,
                1,
                now);
        book.start(actor, timer);
        TimeEntryView stopped = before == null
                ? null
                : rows.shown(before.id(), now)
                        .map(shown -> views.of(actor, shown))
                        .orElse(null);
        return view(actor, rows.shown(timer.id(), now).orElseThrow(), stopped, now);
    }

    /**
     * A timer that ran for more than 24 hours is kept with 24.
     *
     * @param endedAt when the person really stopped; null for now
     * @throws NoTimerRuns if none runs
     */
    @Transactional
    public TimeEntryView stop(Actor.Person actor, @Nullable Instant endedAt) {
        PersonId person = actor.person();
        rows.lockTimer(person);
        TimeEntry timer = takeRunning(person, null);
        if (timer == null) {
            throw new NoTimerRuns();
        }
        Instant now = now();
        if (endedAt == null) {
            book.stop(actor, timer.stop(timer.latestEnd(now)));
        } else {
            var span = new Span(timer.startedAt(), endedAt.truncatedTo(ChronoUnit.SECONDS));
            span.check("endedAt", now);
            book.stop(actor, timer.stop(span.end()));
        }
        return views.of(actor, rows.shown(timer.id(), now).orElseThrow());
    }

    /** Everybody's timers on a task that is put away. The caller has its row. */
    void stopAll(Actor actor, TaskId id) {
        Instant now = now();
        rows.lockRunning(id).forEach(timer -> book.stop(actor, timer.stop(timer.latestEnd(now))));
    }

    /**
     * The person's timer, with its task's row and the next one's: tasks first, as everybody takes them who writes entries.
     *
     * @return null if none runs
     */
    private @Nullable TimeEntry takeRunning(PersonId person, @Nullable TaskView next) {
        Set<TaskId> touched = new HashSet<>();
        rows.running(person).ifPresent(timer -> touched.add(timer.task()));
        if (next != null) {
            touched.add(next.id());
        }
        Map<TaskId, TaskTime.Home> homes = time.hold(touched);
        TaskTime.Home home = next == null ? null : homes.get(next.id());
        if (next != null && (home == null || !home.project().equals(next.projectId()))) {
            throw new OptimisticLockingFailureException("task " + next.id() + " went away meanwhile");
        }
        // Anew: it may have been stopped with its task meanwhile.
        return rows.lockRunning(person).orElse(null);
    }

    private TimerView view(Actor actor, TimeEntryRows.Shown shown, @Nullable TimeEntryView stopped, Instant now) {
        Duration elapsed = Duration.between(shown.entry().startedAt(), now);
        return new TimerView(
                views.of(actor, shown),
                elapsed.isNegative() ? Duration.ZERO : elapsed,
                elapsed.compareTo(TimeEntry.USUAL) > 0,
                stopped);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
