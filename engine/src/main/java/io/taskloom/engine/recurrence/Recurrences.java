package io.taskloom.engine.recurrence;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.repeat.RepeatRule;
import io.taskloom.engine.task.EditTask;
import io.taskloom.engine.task.FieldChange;
import io.taskloom.engine.task.Shelves;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskLog;
import io.taskloom.engine.task.TaskRef;
import io.taskloom.engine.task.TaskSeries;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.Tasks;
import io.taskloom.engine.web.IfMatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How tasks repeat (promise T15). Who may change a task says so; who may see it sees it. The rule belongs to one task at a time,
 * the one that is to be done: see {@link Successors} for how it passes on. Each use case is one transaction.
 */
@Service
public class Recurrences {

    static final int SHOWN = 10;

    /** When a task is due that had no date before, as those from templates are. */
    private static final LocalTime DUE = LocalTime.of(17, 0);

    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    private final Tasks tasks;
    private final Shelves shelves;
    private final TaskSeries marks;
    private final TaskLog log;
    private final People people;
    private final RecurrenceRows rows;
    private final Events events;
    private final Clock clock;

    Recurrences(
            Tasks tasks,
            Shelves shelves,
            TaskSeries marks,
            TaskLog log,
            People people,
            RecurrenceRows rows,
            Events events,
            Clock clock) {
        this.tasks = tasks;
        this.shelves = shelves;
        this.marks = marks;
        this.log = log;
        this.people = people;
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    /** @return empty if the task does not repeat */
    @Transactional(readOnly = true)
    public Optional<RecurrenceView> find(Actor actor, TaskId id) {
        TaskView task = tasks.get(actor, id);
        return rows.find(id).map(found -> view(actor, task, found));
    }

    /**
     * The rule counts from the task's due date; a task without gets the rule's first. What is set again starts anew: it counts
     * from the date that the task has now, as the first of it.
     *
     * @throws InvalidInput if the rule is none, or gives no further date
     */
    @Transactional
    public RecurrenceView set(Actor actor, TaskId id, SetRecurrence wish) {
        TaskView held = tasks.hold(actor, id);
        RepeatRule rule = RepeatRule.parse(wish.rule());
        ZoneId zone = people.timeZone(actor, wish.timeZone() == null ? held.timeZone() : wish.timeZone(), "timeZone");
        Series series = starting(rule, wish.basis(), zone, held.dueAt());
        Recurrence before = rows.find(id).orElse(null);
        TaskView task = held;
        if (held.dueAt() == null) {
            Instant due = series.anchor().atZone(zone).toInstant();
            Instant start = held.startAt() != null && held.startAt().isAfter(due) ? due : held.startAt();
            task = tasks.edit(actor, id, EditTask.dates(start, due), IfMatch.any());
        }
        if (before != null && rows.next(id).isPresent()) {
            // Reopened, while the next is there: this one starts a series of its own.
            rows.delete(id);
            rows.insert(new Recurrence(id, Ids.next(), series, null));
        } else if (before != null) {
            rows.change(id, series);
        } else {
            rows.insert(new Recurrence(id, Ids.next(), series, null));
            marks.mark(id, true);
        }
        note(actor, id, before == null ? null : before.series(), series);
        TaskView now = tasks.get(actor, id);
        events.publish(actor, new TaskRecurrenceChanged(now.snapshot(), rule.toString()));
        return view(actor, now, rows.find(id).orElseThrow());
    }

    /** The task stays, as the last. Nothing happens if it does not repeat. */
    @Transactional
    public void remove(Actor actor, TaskId id) {
        tasks.hold(actor, id);
        rows.find(id).ifPresent(before -> {
            rows.delete(id);
            marks.mark(id, false);
            note(actor, id, before.series(), null);
            events.publish(actor, new TaskRecurrenceChanged(tasks.get(actor, id).snapshot(), null));
        });
    }

    /**
     * Lets this date go: the task itself moves to the next, and counts as that one.
     *
     * @throws NotFound if it does not repeat @throws LastOfSeries if there is no further date
     */
    @Transactional
    public TaskView skip(Actor actor, TaskId id) {
        TaskView task = tasks.hold(actor, id);
        Recurrence found = rows.find(id).orElseThrow(() -> new NotFound("recurrence", id));
        Series series = found.series();
        if (rows.next(id).isPresent()) {
            throw new LastOfSeries("The next task of the series is there already.");
        }
        Instant due = series.next(task.dueAt(), clock.instant())
                .map(ZonedDateTime::toInstant)
                .orElseThrow(() -> new LastOfSeries("It is the last of its series: there is no further date."));
        rows.change(id, new Series(series.rule(), series.basis(), series.zone(), series.anchor(), series.number() + 1));
        return tasks.edit(actor, id, EditTask.dates(start(task, due, series.zone()), due), IfMatch.any());
    }

    /** What a rule would give; nothing is kept. */
    @Transactional(readOnly = true)
    public RecurrenceView.Preview preview(Actor actor, PreviewRecurrence question) {
        RepeatRule rule = RepeatRule.parse(question.rule());
        ZoneId zone = people.timeZone(actor, question.timeZone(), "timeZone");
        Series series = starting(rule, question.basis(), zone, question.dueAt());
        Instant due = series.anchor().atZone(zone).toInstant();
        return new RecurrenceView.Preview(rule.toString(), due, instants(series, due));
    }

    private Series starting(RepeatRule rule, @Nullable Basis basis, ZoneId zone, @Nullable Instant dueAt) {
        if (dueAt != null && (dueAt.isBefore(Instant.EPOCH) || dueAt.isAfter(LATEST))) {
            throw new InvalidInput("dueAt", "range", "Dates lie between 1970 and 9999.");
        }
        LocalDateTime anchor = dueAt == null
                ? Series.first(rule, zone, DUE, clock.instant()).orElseThrow(Recurrences::noDates)
                : LocalDateTime.ofInstant(dueAt.truncatedTo(ChronoUnit.MICROS), zone);
        Series series = new Series(rule, basis == null ? Basis.DUE_DATE : basis, zone, anchor, 1);
        if (instants(series, anchor.atZone(zone).toInstant()).isEmpty()) {
            throw noDates();
        }
        return series;
    }

    private static InvalidInput noDates() {
        return new InvalidInput(
                "rule", "no-dates", "It gives no further date: it ends too early, or no day is ever like that.");
    }

    /** As long before the due date as it was, by the clock. */
    static @Nullable Instant start(TaskView task, Instant due, ZoneId zone) {
        Instant startAt = task.startAt();
        Instant dueAt = task.dueAt();
        if (startAt == null || dueAt == null) {
            return startAt == null || startAt.isAfter(due) ? null : startAt;
        }
        Duration before = Duration.between(local(startAt, zone), local(dueAt, zone));
        Instant start = local(due, zone).minus(before).atZone(zone).toInstant();
        return start.isAfter(due) ? due : start;
    }

    private static LocalDateTime local(Instant at, ZoneId zone) {
        return LocalDateTime.ofInstant(at, zone);
    }

    private List<Instant> instants(Series series, @Nullable Instant due) {
        return series.upcoming(due, clock.instant(), SHOWN).stream()
                .map(ZonedDateTime::toInstant)
                .toList();
    }

    private void note(Actor actor, TaskId id, @Nullable Series before, @Nullable Series after) {
        log.note(
                actor,
                id,
                after == null ? "recurrence_removed" : "recurrence_set",
                List.of(new FieldChange("recurrence", text(before), text(after))));
    }

    private static @Nullable String text(@Nullable Series series) {
        return series == null ? null : series.rule().toString();
    }

    private RecurrenceView view(Actor actor, TaskView task, Recurrence found) {
        TaskId next = rows.next(task.id()).orElse(null);
        Map<TaskId, TaskView> others = shelves.find(
                actor,
                Stream.of(found.previous(), next).filter(Objects::nonNull).toList());
        Series series = found.series();
        boolean goesOn = task.status().open() && next == null;
        return new RecurrenceView(
                series.rule().toString(),
                series.basis(),
                series.zone().getId(),
                found.seriesId(),
                series.number(),
                series.rule().count(),
                goesOn ? instants(series, task.dueAt()) : List.of(),
                ref(others, found.previous()),
                ref(others, next));
    }

    private static @Nullable TaskRef ref(Map<TaskId, TaskView> among, @Nullable TaskId id) {
        TaskView task = id == null ? null : among.get(id);
        return task == null || task.deletedAt() != null ? null : task.ref();
    }
}
