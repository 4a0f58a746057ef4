package io.taskloom.engine.schedule;

import io.taskloom.engine.automation.TriggerSchedule;
import io.taskloom.engine.calendar.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When runs start by the clock. @param crons each by itself; what several of them name comes once */
record Schedule(List<Cron> crons, ZoneId zone, Days days, Missed missed) {

    /** Missed times that are made up for, and that are counted. */
    static final int MOST_MISSED = 100;

    private static final int MOST_CRONS = 10;
    private static final int LONGEST = 500;
    /** On one day, of what may have to move to another. */
    private static final int MOST_A_DAY = 24;
    /** Days in a row without work, beyond which a schedule does not look back for what has to move. */
    private static final int LONGEST_REST = 60;

    private static final int FAR = 5 * 366;

    /** @throws ScheduleUnclear if anything of it can't be; that it never comes is found by {@link #next} only */
    static Schedule of(TriggerSchedule said) {
        List<Cron> crons = crons(said.cron());
        ZoneId zone = zone(said.timeZone());
        Days days = choice("days", said.days(), Days.values(), each -> each.wire, Days.ALL);
        Missed missed = choice("missed", said.missed(), Missed.values(), each -> each.wire, Missed.ONCE);
        if (days == Days.NEXT_WORKING && crons.stream().anyMatch(cron -> cron.moreThan(MOST_A_DAY, LocalDate.EPOCH))) {
            throw new ScheduleUnclear(
                    "days",
                    "too-often",
                    "What comes more than %d times a day can't move to the next working day.".formatted(MOST_A_DAY),
                    "Leave out the days without work, or choose fewer times.");
        }
        return new Schedule(crons, zone, days, missed);
    }

    private static List<Cron> crons(String text) {
        List<String> parts = Stream.of(text.split(";", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        if (text.length() > LONGEST || parts.size() > MOST_CRONS) {
            throw new ScheduleUnclear(
                    "cron",
                    "too-long",
                    "A schedule has at most %d expressions and %d characters.".formatted(MOST_CRONS, LONGEST),
                    "Write fewer: several times can share one, as in 0 9,12,15 * * *");
        }
        if (parts.isEmpty()) {
            throw new ScheduleUnclear(
                    "cron", "required", "The schedule does not say when.", "Choose a day and a time, or write cron.");
        }
        return parts.stream().map(Cron::of).toList();
    }

    private static ZoneId zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new ScheduleUnclear(
                    "timeZone",
                    name.isEmpty() ? "required" : "unknown",
                    name.isEmpty()
                            ? "The schedule does not say in which time zone its times are meant."
                            : "There is no time zone \"%s\".".formatted(shortened(name)),
                    "Choose one by its name, for example: Europe/Berlin");
        }
        return ZoneId.of(name);
    }

    private static <T> T choice(
            String field, @Nullable String said, T[] choices, Function<T, String> wire, T otherwise) {
        if (said == null) {
            return otherwise;
        }
        return Arrays.stream(choices)
                .filter(each -> wire.apply(each).equals(said.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new ScheduleUnclear(
                        field,
                        "choice",
                        "\"%s\" is nothing to choose here.".formatted(shortened(said)),
                        "Choose one of: %s."
                                .formatted(String.join(
                                        ", ", Arrays.stream(choices).map(wire).toList()))));
    }

    private static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    /** The first time after a moment. @return empty if there is none */
    Optional<Instant> next(Instant after, WorkCalendar calendar) {
        return switch (days) {
            case ALL -> raw(after);
            case WORKING -> onWorkingDays(after, calendar);
            case NEXT_WORKING -> moved(after, calendar);
        };
    }

    /** @return fewer than wanted where it ends */
    List<Instant> upcoming(Instant after, WorkCalendar calendar, int most) {
        List<Instant> times = new ArrayList<>();
        Optional<Instant> at = next(after, calendar);
        while (at.isPresent() && times.size() < most) {
            times.add(at.get());
            at = next(at.get(), calendar);
        }
        return times;
    }

    /**
     * @param due a time of the schedule that has come
     * @param late times before this have been missed
     * @param now not before {@code due}
     */
    Turn turn(Instant due, Instant late, Instant now, WorkCalendar calendar) {
        List<Instant> waiting = passed(due, now, calendar);
        List<Instant> missing =
                waiting.stream().filter(each -> each.isBefore(late)).toList();
        Instant run =
                switch (missed) {
                    case ONCE -> missing.isEmpty() ? waiting.getFirst() : missing.getLast();
                    case ALL -> waiting.getFirst();
                    case SKIP -> missing.size() < waiting.size() ? waiting.get(missing.size()) : null;
                };
        int left =
                switch (missed) {
                    case ONCE -> Math.max(0, missing.size() - 1);
                    case ALL -> 0;
                    case SKIP -> missing.size();
                };
        return new Turn(run, left, next(run == null ? now : run, calendar).orElse(null));
    }

    /** Times from one that has come until a moment, both of them included: the last {@link #MOST_MISSED}, the oldest first. */
    private List<Instant> passed(Instant first, Instant until, WorkCalendar calendar) {
        // Looks back ever further instead of through years of minutes.
        for (Duration span = Duration.ofHours(2); ; span = span.multipliedBy(4)) {
            boolean whole = !until.minus(span).isAfter(first);
            Deque<Instant> last = new ArrayDeque<>();
            int found = 0;
            Optional<Instant> at =
                    whole ? Optional.of(first) : next(until.minus(span).minusNanos(1), calendar);
            while (at.isPresent() && !at.get().isAfter(until)) {
                last.add(at.get());
                found++;
                if (last.size() > MOST_MISSED) {
                    last.removeFirst();
                }
                at = next(at.get(), calendar);
            }
            if (whole || found >= MOST_MISSED) {
                return List.copyOf(last);
            }
        }
    }

    private Optional<Instant> raw(Instant after) {
        return crons.stream().flatMap(cron -> cron.after(after, zone).stream()).min(Instant::compareTo);
    }

    private Optional<Instant> onWorkingDays(Instant after, WorkCalendar calendar) {
        Instant from = after;
        for (int i = 0; i < FAR; i++) {
            Optional<Instant> at = raw(from);
            if (at.isEmpty() || calendar.worksOn(LocalDate.ofInstant(at.get(), zone))) {
                return at;
            }
            from = start(LocalDate.ofInstant(at.get(), zone).plusDays(1)).minusNanos(1);
        }
        return Optional.empty();
    }

    private Optional<Instant> moved(Instant after, WorkCalendar calendar) {
        Optional<LocalDate> day = working(LocalDate.ofInstant(after, zone), calendar);
        for (int i = 0; i < FAR && day.isPresent(); i++) {
            Optional<Instant> found =
                    on(day.get(), calendar).filter(at -> at.isAfter(after)).min(Instant::compareTo);
            if (found.isPresent()) {
                return found;
            }
            day = raw(start(day.get().plusDays(1)).minusNanos(1))
                    .flatMap(at -> working(LocalDate.ofInstant(at, zone), calendar));
        }
        return Optional.empty();
    }

    /** What comes on a working day: its own times, and those of the days without work before it. */
    private Stream<Instant> on(LocalDate day, WorkCalendar calendar) {
        LocalDate first = day;
        while (!calendar.worksOn(first.minusDays(1)) && first.isAfter(day.minusDays(LONGEST_REST))) {
            first = first.minusDays(1);
        }
        Instant end = start(day.plusDays(1));
        List<Instant> times = new ArrayList<>();
        Optional<Instant> at = raw(start(first).minusNanos(1));
        while (at.isPresent() && at.get().isBefore(end)) {
            times.add(LocalDateTime.ofInstant(at.get(), zone)
                    .with(day)
                    .atZone(zone)
                    .toInstant());
            at = raw(at.get());
        }
        return times.stream();
    }

    private static Optional<LocalDate> working(LocalDate from, WorkCalendar calendar) {
        return from.datesUntil(from.plusDays(FAR)).filter(calendar::worksOn).findFirst();
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
