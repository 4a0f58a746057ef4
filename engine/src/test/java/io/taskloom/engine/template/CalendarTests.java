package io.taskloom.engine.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.engine.task.Priority;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalendarTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static TaskContent task(@Nullable Moment start, @Nullable Moment due) {
        return new TaskContent(
                "Task",
                null,
                Priority.MEDIUM,
                List.of(),
                start,
                due,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                null,
                List.of());
    }

    private static Calendar from(String anchor) {
        return new Calendar(LocalDate.parse(anchor), BERLIN);
    }

    @Test
    void nineOClockStaysNineOClockWhenTheClocksChange() {
        // given: on 28 March 2027 the clocks go forward
        var span = from("2027-03-27").span(task(new Moment(0, "09:00"), new Moment(1, "09:00")));

        // then: 23 hours lie between the two
        assertThat(span.start()).isEqualTo(Instant.parse("2027-03-27T08:00:00Z"));
        assertThat(span.due()).isEqualTo(Instant.parse("2027-03-28T07:00:00Z"));
    }

    @Test
    void aTimeThatTheClocksLeaveOutComesAnHourLaterAndTheStartNeverAfterTheEnd() {
        var calendar = from("2027-03-28");

        assertThat(calendar.span(task(null, new Moment(0, "02:30"))).due())
                .isEqualTo(Instant.parse("2027-03-28T01:30:00Z"));
        var span = calendar.span(task(new Moment(0, "02:30"), new Moment(0, "03:15")));
        assertThat(span.due()).isEqualTo(Instant.parse("2027-03-28T01:15:00Z"));
        assertThat(span.start()).isEqualTo(span.due());
    }

    @Test
    void ofATimeThatIsThereTwiceTheFirstCounts() {
        assertThat(from("2026-10-25").span(task(null, new Moment(0, "02:30"))).due())
                .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void withoutATimeTasksStartAtNineAndAreDueAtFive() {
        var span = from("2026-12-01").span(task(new Moment(-1, null), new Moment(0, null)));

        assertThat(span.start()).isEqualTo(Instant.parse("2026-11-30T08:00:00Z"));
        assertThat(span.due()).isEqualTo(Instant.parse("2026-12-01T16:00:00Z"));
    }

    @Test
    void daysAreCountedByTheCalendar() {
        var moment = from("2027-03-27").relative(Instant.parse("2027-03-28T21:30:00Z"), BERLIN, ChronoUnit.SECONDS);

        assertThat(moment).isEqualTo(new Moment(1, "23:30"));
    }
}
