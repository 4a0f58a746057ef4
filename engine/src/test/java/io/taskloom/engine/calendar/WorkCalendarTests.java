package io.taskloom.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskloom.engine.calendar.WorkDay.Hours;
import io.taskloom.engine.calendar.WorkDay.WeekDay;
import io.taskloom.engine.problem.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WorkCalendarTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final WorkCalendar CALENDAR = new WorkCalendar(
            BERLIN,
            Stream.of(WeekDay.values())
                    .limit(5)
                    .map(day -> new WorkDay(day, List.of(new Hours("09:00", "12:00"), new Hours("13:00", "17:00"))))
                    .toList(),
            List.of(
                    new Holiday(LocalDate.of(2027, 3, 26), "Good Friday"),
                    new Holiday(LocalDate.of(2027, 3, 29), "Easter")));

    @ParameterizedTest
    @CsvSource({
        // The clocks go forward on the 28th, between a Thursday and the Tuesday behind two holidays.
        "2027-03-30T10:00:00Z, P1D,  2027-03-25T11:00:00Z",
        "2027-03-30T10:00:00Z, P2D,  2027-03-24T11:00:00Z",
        "2027-03-30T10:00:00Z, PT1H, 2027-03-30T09:00:00Z",
        "2027-03-30T10:00:00Z, PT4H, 2027-03-25T15:00:00Z",
        "2027-03-30T10:00:00Z, P1DT4H, 2027-03-24T15:00:00Z",
        "2027-03-28T10:00:00Z, P1D,  2027-03-25T11:00:00Z",
        "2027-03-28T10:00:00Z, PT7H, 2027-03-25T08:00:00Z",
        "2027-03-30T10:00:00Z, PT0S, 2027-03-30T10:00:00Z"
    })
    void timeBeforeAMomentIsWorkingTime(Instant moment, Duration time, Instant before) {
        assertThat(CALENDAR.before(moment, time)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-25T15:00:00Z, PT1H,   2027-03-25T16:00:00Z",
        "2027-03-25T15:00:00Z, PT2H,   2027-03-30T08:00:00Z",
        "2027-03-25T15:00:00Z, P1D,    2027-03-30T14:00:00Z",
        "2027-03-27T15:00:00Z, P1DT1H, 2027-03-30T15:00:00Z"
    })
    void timeAfterAMomentIsWorkingTime(Instant moment, Duration time, Instant after) {
        assertThat(CALENDAR.after(moment, time)).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-25T10:00:00Z, 2027-03-25T10:00:00Z",
        "2027-03-25T11:30:00Z, 2027-03-25T12:00:00Z",
        "2027-03-25T16:00:00Z, 2027-03-30T07:00:00Z",
        "2027-03-28T01:00:00Z, 2027-03-30T07:00:00Z"
    })
    void whatFallsOutsideOfWorkingHoursMovesToWhenTheyBegin(Instant moment, Instant working) {
        assertThat(CALENDAR.working(moment)).isEqualTo(working);
    }

    static Stream<SetWorkCalendar> wrong() {
        List<WorkDay> days = WorkCalendar.usual();
        return Stream.of(
                new SetWorkCalendar("Mars/Base", days, List.of()),
                new SetWorkCalendar("UTC", List.of(days.getFirst(), days.getFirst()), List.of()),
                new SetWorkCalendar("UTC", List.of(new WorkDay(WeekDay.MONDAY, List.of())), List.of()),
                hours(new Hours("17:00", "09:00")),
                hours(new Hours("09:00", "25:00")),
                hours(new Hours("09:00", "12:00"), new Hours("11:00", "13:00")),
                new SetWorkCalendar("UTC", days, List.of(new Holiday(LocalDate.of(2027, 1, 1), " "))),
                new SetWorkCalendar(
                        "UTC",
                        days,
                        List.of(
                                new Holiday(LocalDate.of(2027, 1, 1), "One"),
                                new Holiday(LocalDate.of(2027, 1, 1), "Two"))));
    }

    private static SetWorkCalendar hours(Hours... hours) {
        return new SetWorkCalendar("UTC", List.of(new WorkDay(WeekDay.MONDAY, List.of(hours))), List.of());
    }

    @ParameterizedTest
    @MethodSource
    void wrong(SetWorkCalendar wish) {
        assertThatThrownBy(() -> wish.checked(1)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void holidaysAreReadOutOfAnICalendar() {
        HolidayReader.Found found = HolidayReader.read("""
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20270326
                DTEND;VALUE=DATE:20270328
                SUMMARY:Easter\\, the
                  long one
                END:VEVENT
                BEGIN:VEVENT
                DTSTART:20270326T100000Z
                SUMMARY:A meeting
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20270101
                RRULE:FREQ=SECONDLY
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20270230
                END:VEVENT
                END:VCALENDAR
                """.replace("\n", "\r\n"));

        assertThat(found.holidays())
                .containsExactly(
                        new Holiday(LocalDate.of(2027, 3, 26), "Easter, the long one"),
                        new Holiday(LocalDate.of(2027, 3, 27), "Easter, the long one"));
        assertThat(found.leftOut()).isEqualTo(3);
        assertThatThrownBy(() -> HolidayReader.read("<html>")).isInstanceOf(InvalidInput.class);
    }
}
