package io.taskloom.engine.reminder;

import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.task.ReminderWish;
import io.taskloom.engine.task.TaskId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One reminder: a fixed time, or so long before the due date. */
record Reminder(
        ReminderId id, TaskId task, Instant at, @Nullable String before, State state) {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final Duration LONGEST = Duration.ofDays(366);

    enum State {
        ARMED,
        /** Its timer has fired and its mails are on their way. */
        SENDING,
        SENT,
        REMOVED,
        /** Its task was put away while it was open, and may come back. */
        PAUSED;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param path where the wish stands in the input, for errors: empty or {@code reminders[0].} */
    static Reminder wished(
            ReminderId id, TaskId task, ReminderWish wish, @Nullable Instant dueAt, Instant now, String path) {
        Instant at = time(wish, dueAt, path).truncatedTo(ChronoUnit.MICROS);
        if (at.isBefore(now)) {
            throw new InvalidInput(
                    path + (wish.at() == null ? "before" : "at"), "past", "The time to remind is over already.");
        }
        if (at.isAfter(LATEST)) {
            throw new InvalidInput(path + "at", "range", "Dates lie between 1970 and 9999.");
        }
        return new Reminder(id, task, at, wish.before(), State.ARMED);
    }

    /** When it comes once the due date is that; null if it has none then. */
    @Nullable
    Instant movedTo(@Nullable Instant dueAt) {
        if (before == null) {
            return at;
        }
        return dueAt == null ? null : dueAt.minus(Duration.parse(before));
    }

    private static Instant time(ReminderWish wish, @Nullable Instant dueAt, String path) {
        if (wish.at() != null && wish.before() == null) {
            return wish.at();
        }
        if (wish.before() == null || wish.at() != null) {
            throw new InvalidInput(path + "at", "one-of", "Say either at or before.");
        }
        Duration before = duration(wish.before(), path);
        if (dueAt == null) {
            throw new InvalidInput(path + "before", "no-due-date", "The task has no due date to remind before.");
        }
        return dueAt.minus(before);
    }

    private static Duration duration(String text, String path) {
        try {
            Duration before = Duration.parse(text);
            if (!before.isNegative() && before.compareTo(LONGEST) <= 0) {
                return before;
            }
        } catch (DateTimeException e) {
            // Answered as the wrong lengths are.
        }
        throw new InvalidInput(path + "before", "format", "A duration up to 366 days, such as PT15M or P1D.");
    }
}
