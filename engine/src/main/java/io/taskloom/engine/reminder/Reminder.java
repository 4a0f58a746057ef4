package io.taskloom.engine.reminder;

import io.taskloom.engine.calendar.WorkCalendar;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.task.ReminderWish;
import io.taskloom.engine.task.ReminderWish.Anchor;
import io.taskloom.engine.task.ReminderWish.Audience;
import io.taskloom.engine.task.ReminderWish.Channel;
import io.taskloom.engine.task.ReminderWish.Missed;
import io.taskloom.engine.task.TaskId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One reminder: at a fixed time, or so long before a date of its task; once, or again and again.
 *
 * @param at when it comes next, or came last; in milliseconds, as timers are
 * @param first from which a repeated one counts: its time before anybody put it off
 * @param relative null for a fixed time
 * @param repetition null for once
 * @param missed null for what the project says
 * @param inHours whether it comes in working hours only
 * @param stage null for what people ask for
 * @param sent how often it has been
 * @param snoozed whether somebody put off what comes next
 */
record Reminder(
        ReminderId id,
        TaskId task,
        Instant at,
        Instant first,
        @Nullable Relative relative,
        Told told,
        @Nullable Repetition repetition,
        @Nullable Missed missed,
        boolean inHours,
        @Nullable Stage stage,
        int sent,
        boolean snoozed,
        State state) {

    static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final Duration LONGEST = Duration.ofDays(366);

    /** How much later than its time a firing is still in time: engines restart, and many may be due at once. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private static final int MOST_CAUGHT_UP = 20;
    private static final int MOST_LOOKED_AT = 1_000;

    enum State {
        ARMED,
        /** Its timer has fired and its mails are on their way. */
        SENDING,
        SENT,
        REMOVED,
        /** Its task is done or was put away, and may come back. */
        PAUSED;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param before ISO 8601 duration, as it was written
     * @param working whether that is working time
     */
    record Relative(Anchor anchor, String before, boolean working) {

        /** When that is; null if the task has no such date. */
        @Nullable
        Instant in(Dates dates, WorkCalendar calendar) {
            Instant date = dates.at(anchor);
            if (date == null) {
                return null;
            }
            Duration time = Duration.parse(before);
            return (working ? calendar.before(date, time) : date.minus(time)).truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** @param person null for the assignees */
    record Told(@Nullable PersonId person, Set<Channel> channels) {

        Audience audience() {
            return person == null ? Audience.ASSIGNEES : Audience.PERSON;
        }
    }

    /**
     * What a firing does.
     *
     * @param tells whether anybody is reminded
     * @param next when it comes again; null for never
     */
    record Firing(boolean tells, @Nullable Instant next) {}

    /**
     * @param zone in which a repeated one keeps its time of day
     * @param path where the wish stands in the input, for errors: empty or {@code reminders[0].}
     */
    static Reminder wished(
            ReminderId id,
            TaskId task,
            Dates dates,
            ReminderWish wish,
            Told told,
            ZoneId zone,
            WorkCalendar calendar,
            Instant now,
            String path) {
        Relative relative = relative(wish, path);
        Instant first = first(dates, wish, relative, calendar, path).truncatedTo(ChronoUnit.MILLIS);
        if (first.isBefore(Instant.EPOCH) || first.isAfter(LATEST)) {
            throw new InvalidInput(path + "at", "range", "Dates lie between 1970 and 9999.");
        }
        Repetition repetition =
                wish.repeat() == null ? null : Repetition.wished(wish.repeat(), zone, now, path + "repeat.");
        if (repetition != null
                && repetition.until() != null
                && repetition.until().isBefore(first)) {
            throw new InvalidInput(path + "repeat.until", "range", "It ends after it has begun.");
        }
        Reminder made = new Reminder(
                id,
                task,
                first,
                first,
                relative,
                told,
                repetition,
                wish.missed(),
                Boolean.TRUE.equals(wish.inHours()),
                null,
                0,
                false,
                State.ARMED);
        Instant at = made.from(first, now, calendar);
        if (at == null) {
            throw new InvalidInput(
                    path + (wish.at() == null ? "before" : "at"), "past", "The time to remind is over already.");
        }
        return made.at(at, first);
    }

    /** Of a task that is overdue; the project makes it. */
    static Reminder stage(ReminderId id, TaskId task, Stage stage, Instant at, Set<Channel> channels) {
        return new Reminder(
                id, task, at, at, null, new Told(null, channels), null, null, false, stage, 0, false, State.ARMED);
    }

    /** Its first time that is not over, if it counts from there; null if all are. */
    private @Nullable Instant from(Instant first, Instant now, WorkCalendar calendar) {
        Instant shifted = shifted(first, calendar);
        if (!shifted.isBefore(now)) {
            return shifted;
        }
        return repetition == null ? null : next(first, now, sent, calendar);
    }

    /**
     * Where it stands once the task has these dates: put off by a person still, if it would be over otherwise.
     *
     * @return null if it has none any more
     */
    @Nullable
    Reminder moved(Dates dates, WorkCalendar calendar, Instant now) {
        if (relative == null) {
            return this;
        }
        Instant date = dates.at(relative.anchor());
        Instant moved = relative.in(dates, calendar);
        if (date == null || moved == null) {
            return null;
        }
        Instant next = from(moved, now, calendar);
        if (next != null) {
            return at(next, moved);
        }
        if (snoozed && at.isAfter(now)) {
            return this;
        }
        // It would have been sent by now, had the task been due then: that is told at once, unless the date itself is
        // over.
        return repetition == null && sent == 0 && !date.isBefore(now) ? at(moved, moved) : null;
    }

    /** Where it stands when its task is back; null if all its times are over. */
    @Nullable
    Reminder resumed(Dates dates, WorkCalendar calendar, Instant now) {
        Reminder moved = snoozed && at.isAfter(now) ? this : moved(dates, calendar, now);
        if (moved == null || !moved.at().isBefore(now)) {
            return moved;
        }
        Instant next = moved.from(moved.first(), now, calendar);
        return next == null ? null : moved.at(next, moved.first());
    }

    /** After a firing. */
    Reminder fired(Firing firing) {
        State next = firing.next() != null ? State.ARMED : firing.tells() ? State.SENDING : State.REMOVED;
        return new Reminder(
                id,
                task,
                firing.next() == null ? at : firing.next(),
                first,
                relative,
                told,
                repetition,
                missed,
                inHours,
                stage,
                firing.tells() ? sent + 1 : sent,
                false,
                next);
    }

    /** Armed for that time, be it to come or sent already. */
    Reminder snoozed(Instant until) {
        return new Reminder(
                id, task, until, first, relative, told, repetition, missed, inHours, stage, sent, true, State.ARMED);
    }

    Reminder in(State next) {
        return new Reminder(
                id, task, at, first, relative, told, repetition, missed, inHours, stage, sent, snoozed, next);
    }

    private Reminder at(Instant at, Instant first) {
        return new Reminder(
                id, task, at, first, relative, told, repetition, missed, inHours, stage, sent, false, state);
    }

    /** Whether it has to be known when work is done. */
    boolean byCalendar() {
        return inHours || relative != null && relative.working();
    }

    private Instant shifted(Instant at, WorkCalendar calendar) {
        return inHours ? calendar.working(at) : at;
    }

    /** Whether its time was over long before it fires: nothing ran. */
    boolean late(Instant now) {
        return at.plus(LATE).isBefore(now);
    }

    /** @param policy for what was missed */
    Firing fire(Instant now, Missed policy, WorkCalendar calendar) {
        if (inHours && !snoozed && calendar.working(now).isAfter(now)) {
            // The calendar has changed since it was armed, or nothing ran in the meantime.
            return new Firing(false, calendar.working(now));
        }
        if (repetition == null) {
            return new Firing(true, null);
        }
        Instant next = next(first, at, sent + 1, calendar);
        if (!late(now) || policy == Missed.ONCE) {
            return new Firing(true, next == null || next.isAfter(now) ? next : next(first, now, sent + 1, calendar));
        }
        return switch (policy) {
            case SKIP -> {
                Instant fresh = next(first, now.minus(LATE), sent, calendar);
                yield fresh != null && !fresh.isAfter(now)
                        ? new Firing(true, next(first, now, sent + 1, calendar))
                        : new Firing(false, fresh);
            }
            case ALL -> new Firing(true, caughtUp(now, next, calendar));
            case ONCE -> throw new IllegalStateException();
        };
    }

    private @Nullable Instant next(Instant first, Instant after, int sent, WorkCalendar calendar) {
        return Objects.requireNonNull(repetition).after(first, after, sent, 1).stream()
                .findFirst()
                .map(at -> shifted(at, calendar))
                .orElse(null);
    }

    /** The next that was missed, or of very many the first of the last ones. */
    private @Nullable Instant caughtUp(Instant now, @Nullable Instant next, WorkCalendar calendar) {
        if (next == null || next.isAfter(now)) {
            return next;
        }
        List<Instant> all = Objects.requireNonNull(repetition).after(first, at, sent + 1, MOST_LOOKED_AT).stream()
                .map(time -> shifted(time, calendar))
                .filter(time -> !time.isAfter(now))
                .distinct()
                .toList();
        return all.get(Math.max(0, all.size() - MOST_CAUGHT_UP));
    }

    /** When it comes, if nothing else happens. @return fewer where it ends */
    List<Instant> upcoming(int most, WorkCalendar calendar) {
        if (state != State.ARMED) {
            return List.of();
        }
        List<Instant> all = new ArrayList<>(List.of(at));
        Instant last = at;
        while (repetition != null && last != null && all.size() < most) {
            last = next(first, last, sent + all.size(), calendar);
            if (last != null) {
                all.add(last);
            }
        }
        return all;
    }

    /** @throws InvalidInput if it says neither or both, or a time that no reminder has */
    static @Nullable Relative relative(ReminderWish wish, String path) {
        if ((wish.before() == null) == (wish.at() == null)) {
            throw new InvalidInput(path + "at", "one-of", "Say either at or before.");
        }
        if (wish.before() == null) {
            return null;
        }
        checkDuration(wish.before(), path);
        return new Relative(
                wish.relativeTo() == null ? Anchor.DUE : wish.relativeTo(),
                wish.before(),
                Boolean.TRUE.equals(wish.working()));
    }

    private static Instant first(
            Dates dates, ReminderWish wish, @Nullable Relative relative, WorkCalendar calendar, String path) {
        if (relative == null) {
            return Objects.requireNonNull(wish.at());
        }
        Instant at = relative.in(dates, calendar);
        if (at == null) {
            throw relative.anchor() == Anchor.DUE
                    ? new InvalidInput(path + "before", "no-due-date", "The task has no due date to remind before.")
                    : new InvalidInput(
                            path + "before", "no-start-date", "The task has no start date to remind before.");
        }
        return at;
    }

    private static void checkDuration(String text, String path) {
        try {
            Duration before = Duration.parse(text);
            if (!before.isNegative() && before.compareTo(LONGEST) <= 0) {
                return;
            }
        } catch (DateTimeException e) {
            // Answered as the wrong lengths are.
        }
        throw new InvalidInput(path + "before", "format", "A duration up to 366 days, such as PT15M or P1D.");
    }

    /** @param names as rows keep them */
    static Set<Channel> channels(List<String> names) {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        names.forEach(name -> channels.add(Channel.valueOf(name.toUpperCase(Locale.ROOT))));
        return channels;
    }
}
