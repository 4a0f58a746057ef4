package io.taskloom.engine.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Working time, counted. Hours are those of the clock on the wall: nine to five stays nine to five when the clocks change. Where no
 * work is done for three years, time counts as it passes.
 */
public final class WorkCalendar {

    /** From Monday to Friday, nine to five, in UTC. */
    public static final WorkCalendar USUAL = new WorkCalendar(ZoneOffset.UTC, usual(), List.of());

    private static final int FAR = 3 * 366;

    private final ZoneId zone;
    private final Map<DayOfWeek, List<WorkDay.Hours>> week = new EnumMap<>(DayOfWeek.class);
    private final Set<LocalDate> holidays = new HashSet<>();

    WorkCalendar(ZoneId zone, List<WorkDay> days, List<Holiday> holidays) {
        this.zone = zone;
        days.forEach(day -> week.put(day.day().java(), day.hours()));
        holidays.forEach(holiday -> this.holidays.add(holiday.day()));
    }

    static List<WorkDay> usual() {
        return Stream.of(WorkDay.WeekDay.values())
                .limit(5)
                .map(day -> new WorkDay(day, List.of(new WorkDay.Hours("09:00", "17:00"))))
                .toList();
    }

    /** The moment itself if work is done then, else when it begins next. */
    public Instant working(Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, zone);
        for (int i = 0; i < FAR; i++, day = day.plusDays(1)) {
            for (Span span : spans(day)) {
                if (moment.isBefore(span.end())) {
                    return moment.isBefore(span.start()) ? span.start() : moment;
                }
            }
        }
        return moment;
    }

    /** Whether any work is done on that day. */
    public boolean worksOn(LocalDate day) {
        List<WorkDay.Hours> hours = week.get(day.getDayOfWeek());
        return hours != null && !hours.isEmpty() && !holidays.contains(day);
    }

    /**
     * So much working time before a moment: its whole days are working days, at the same time of day; the rest is hours in which work
     * is done.
     */
    public Instant before(Instant moment, Duration time) {
        return back(days(moment, time.toDays(), day -> day.minusDays(1)), rest(time));
    }

    /** So much working time after a moment, counted as {@link #before} does. */
    public Instant after(Instant moment, Duration time) {
        return forth(days(moment, time.toDays(), day -> day.plusDays(1)), rest(time));
    }

    private static Duration rest(Duration time) {
        return time.minusDays(time.toDays());
    }

    private Instant days(Instant moment, long count, UnaryOperator<LocalDate> step) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
        LocalDate day = local.toLocalDate();
        long left = count;
        for (int i = 0; left > 0 && i < FAR; i++) {
            day = step.apply(day);
            if (!spans(day).isEmpty()) {
                left--;
            }
        }
        return count == 0
                ? moment
                : day.atTime(local.toLocalTime()).atZone(zone).toInstant();
    }

    private Instant back(Instant moment, Duration time) {
        Duration left = time;
        LocalDate day = LocalDate.ofInstant(moment, zone);
        for (int i = 0; !left.isZero() && i < FAR; i++, day = day.minusDays(1)) {
            for (Span span : spans(day).reversed()) {
                Duration length = span.until(moment);
                if (length.compareTo(left) >= 0) {
                    return earlier(span.end(), moment).minus(left);
                }
                left = left.minus(length);
            }
        }
        return moment.minus(left);
    }

    private Instant forth(Instant moment, Duration time) {
        Duration left = time;
        LocalDate day = LocalDate.ofInstant(moment, zone);
        for (int i = 0; !left.isZero() && i < FAR; i++, day = day.plusDays(1)) {
            for (Span span : spans(day)) {
                Duration length = span.from(moment);
                if (length.compareTo(left) >= 0) {
                    return later(span.start(), moment).plus(left);
                }
                left = left.minus(length);
            }
        }
        return moment.plus(left);
    }

    private List<Span> spans(LocalDate day) {
        List<WorkDay.Hours> hours = week.get(day.getDayOfWeek());
        return hours == null || holidays.contains(day)
                ? List.of()
                : hours.stream()
                        .map(each -> new Span(at(day, each.start()), at(day, each.end())))
                        .toList();
    }

    private Instant at(LocalDate day, int minutes) {
        return day.atStartOfDay().plusMinutes(minutes).atZone(zone).toInstant();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private record Span(Instant start, Instant end) {

        Duration until(Instant moment) {
            Instant last = earlier(end, moment);
            return last.isAfter(start) ? Duration.between(start, last) : Duration.ZERO;
        }

        Duration from(Instant moment) {
            Instant first = later(start, moment);
            return end.isAfter(first) ? Duration.between(first, end) : Duration.ZERO;
        }
    }
}
