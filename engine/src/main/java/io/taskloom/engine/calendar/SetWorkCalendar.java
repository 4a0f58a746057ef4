package io.taskloom.engine.calendar;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.InvalidInput.FieldError;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** When work is done from now on: the whole of it. */
@Schema(name = "SetWorkCalendar")
record SetWorkCalendar(
        @NotNull String timeZone,
        @NotNull @Size(min = 1, max = 7) List<@NotNull @Valid WorkDay> days,
        @NotNull @Size(max = SetWorkCalendar.MOST_HOLIDAYS) List<@NotNull Holiday> holidays) {

    static final int MOST_HOLIDAYS = 500;

    private static final int MOST_HOURS = 4;

    /** @throws InvalidInput naming every field that breaks a rule */
    WorkCalendarView checked(long version) {
        var errors = new ArrayList<FieldError>();
        if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
            errors.add(new FieldError("timeZone", "unknown", "There is no time zone of this name."));
        }
        Set<WorkDay.WeekDay> seen = new HashSet<>();
        for (int i = 0; i < days.size(); i++) {
            WorkDay day = days.get(i);
            if (!seen.add(day.day())) {
                errors.add(
                        new FieldError("days[%d].day".formatted(i), "doubled", "Each day of the week is there once."));
            }
            checkHours(day, "days[%d].hours".formatted(i), errors);
        }
        Set<LocalDate> free = new HashSet<>();
        for (int i = 0; i < holidays.size(); i++) {
            check(holidays.get(i), free, "holidays[%d].".formatted(i), errors);
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return new WorkCalendarView(
                timeZone,
                days.stream().sorted(Comparator.comparing(WorkDay::day)).toList(),
                holidays.stream()
                        .map(each -> new Holiday(each.day(), each.name().strip()))
                        .sorted(Comparator.comparing(Holiday::day))
                        .toList(),
                version);
    }

    private static void checkHours(WorkDay day, String path, List<FieldError> errors) {
        int passed = 0;
        boolean right = !day.hours().isEmpty() && day.hours().size() <= MOST_HOURS;
        for (WorkDay.Hours each : day.hours()) {
            right = right && each.start() >= passed && each.end() > each.start();
            passed = each.end();
        }
        if (!right) {
            errors.add(new FieldError(
                    path, "hours", "One to four times from 00:00 to 24:00, in order, each ending after it begins."));
        }
    }

    private static void check(Holiday holiday, Set<LocalDate> seen, String path, List<FieldError> errors) {
        LocalDate day = holiday.day();
        if (day == null || day.getYear() < 1970 || day.getYear() > 9999) {
            errors.add(new FieldError(path + "day", "range", "Days lie between 1970 and 9999."));
        } else if (!seen.add(day)) {
            errors.add(new FieldError(path + "day", "doubled", "Each holiday is there once."));
        }
        if (holiday.name() == null
                || holiday.name().isBlank()
                || holiday.name().length() > 100
                || holiday.name().chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError(path + "name", "length", "A name has 1 to 100 characters."));
        }
    }
}
