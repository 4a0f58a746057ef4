package io.taskloom.engine.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskloom.engine.calendar.WorkCalendar;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.task.ReminderWish;
import io.taskloom.engine.task.ReminderWish.Channel;
import io.taskloom.engine.task.ReminderWish.Missed;
import io.taskloom.engine.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReminderTests {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant DUE = NOW.plus(Duration.ofHours(2));

    private static Reminder wished(ReminderWish wish, @Nullable Instant due) {
        return Reminder.wished(
                new ReminderId(Ids.next()),
                new TaskId(Ids.next()),
                new Dates(null, due),
                wish,
                new Reminder.Told(null, Set.of(Channel.INBOX)),
                BERLIN,
                WorkCalendar.USUAL,
                NOW,
                "");
    }

    private static @Nullable Instant moved(Reminder reminder, @Nullable Instant due) {
        Reminder moved = reminder.moved(new Dates(null, due), WorkCalendar.USUAL, NOW);
        return moved == null ? null : moved.at();
    }

    @Test
    void aRelativeOneFollowsTheDueDate() {
        Reminder reminder = wished(new ReminderWish("PT15M", null), DUE);

        assertThat(reminder.at()).isEqualTo(DUE.minusSeconds(900));
        assertThat(moved(reminder, DUE.plusSeconds(60))).isEqualTo(DUE.minusSeconds(840));
        assertThat(moved(reminder, null)).isNull();
    }

    @Test
    void aFixedOneStaysWhereItIs() {
        Reminder reminder = wished(new ReminderWish(null, DUE), null);

        assertThat(moved(reminder, null)).isEqualTo(DUE);
    }

    private static Reminder repeated(
            String at, @Nullable String every, @Nullable String rule, @Nullable Integer times) {
        return wished(
                new ReminderWish(
                        null,
                        Instant.parse(at),
                        null,
                        null,
                        null,
                        null,
                        new ReminderWish.Repeat(every, rule, times, null),
                        null,
                        null,
                        null,
                        null),
                null);
    }

    private static List<String> upcoming(Reminder reminder) {
        return reminder.upcoming(10, WorkCalendar.USUAL).stream()
                .map(Instant::toString)
                .toList();
    }

    @Test
    void nineOClockStaysNineOClockWhenTheClocksChangeAndHoursStayHours() {
        assertThat(upcoming(repeated("2027-03-27T08:00:00Z", "P1D", null, 3)))
                .containsExactly("2027-03-27T08:00:00Z", "2027-03-28T07:00:00Z", "2027-03-29T07:00:00Z");
        assertThat(upcoming(repeated("2027-03-27T20:00:00Z", "PT12H", null, 3)))
                .containsExactly("2027-03-27T20:00:00Z", "2027-03-28T08:00:00Z", "2027-03-28T20:00:00Z");
        assertThat(upcoming(repeated("2027-10-22T07:00:00Z", null, "FREQ=WEEKLY;BYDAY=MO,FR;COUNT=4", null)))
                .containsExactly(
                        "2027-10-22T07:00:00Z", "2027-10-25T07:00:00Z", "2027-10-29T07:00:00Z", "2027-11-01T08:00:00Z");
        assertThat(upcoming(repeated("2027-01-01T08:00:00Z", "P2W", null, null)))
                .hasSize(10)
                .endsWith("2027-05-07T07:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            2027-01-04T10:00:05Z | ONCE | true  | 2027-01-04T11:00:00Z
            2027-01-04T10:00:05Z | SKIP | true  | 2027-01-04T11:00:00Z
            2027-01-04T10:00:05Z | ALL  | true  | 2027-01-04T11:00:00Z
            2027-01-04T13:30:00Z | ONCE | true  | 2027-01-04T14:00:00Z
            2027-01-04T13:30:00Z | SKIP | false | 2027-01-04T14:00:00Z
            2027-01-04T13:05:00Z | SKIP | true  | 2027-01-04T14:00:00Z
            2027-01-04T13:30:00Z | ALL  | true  | 2027-01-04T11:00:00Z
            2027-01-07T13:30:00Z | ALL  | true  | 2027-01-06T18:00:00Z
            """, delimiter = '|')
    void whatWasMissedIsSentOnceOrEachOrNotAtAll(Instant now, Missed policy, boolean tells, Instant next) {
        Reminder hourly = repeated("2027-01-04T10:00:00Z", "PT1H", null, null);

        assertThat(hourly.fire(now, policy, WorkCalendar.USUAL)).isEqualTo(new Reminder.Firing(tells, next));
    }

    @Test
    void oneThatIsToComeThriceEndsAfterTheThird() {
        Reminder reminder = repeated("2027-01-04T10:00:00Z", "PT1H", null, 3);

        for (int i = 0; i < 2; i++) {
            reminder = reminder.fired(reminder.fire(reminder.at(), Missed.ONCE, WorkCalendar.USUAL));
            assertThat(reminder.state()).isEqualTo(Reminder.State.ARMED);
        }
        reminder = reminder.fired(reminder.fire(reminder.at(), Missed.ONCE, WorkCalendar.USUAL));
        assertThat(reminder.state()).isEqualTo(Reminder.State.SENDING);
        assertThat(reminder.sent()).isEqualTo(3);
    }

    @Test
    void oneThatWasPutOffGoesOnFromThere() {
        Reminder later =
                repeated("2027-01-04T10:00:00Z", "PT1H", null, null).snoozed(Instant.parse("2027-01-04T12:30:00Z"));

        assertThat(upcoming(later)).startsWith("2027-01-04T12:30:00Z", "2027-01-04T13:00:00Z");
        assertThat(later.moved(new Dates(null, DUE), WorkCalendar.USUAL, NOW)).isEqualTo(later);
    }

    @Test
    void aRelativeOneThatIsRepeatedStartsWhereItWouldStandByNow() {
        ReminderWish wish = new ReminderWish(
                "P1D",
                null,
                ReminderWish.Anchor.DUE,
                null,
                null,
                null,
                new ReminderWish.Repeat("PT4H", null, null, null),
                null,
                null,
                null,
                null);

        assertThat(wished(wish, DUE).at()).isEqualTo(DUE.minus(Duration.ofHours(0)));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(new ReminderWish(null, NOW.minusSeconds(1)), DUE, "at", "past"),
                Arguments.of(new ReminderWish("PT3H", null), DUE, "before", "past"),
                Arguments.of(new ReminderWish("PT1M", null), null, "before", "no-due-date"),
                Arguments.of(new ReminderWish("soon", null), DUE, "before", "format"),
                Arguments.of(new ReminderWish("PT-1M", null), DUE, "before", "format"),
                Arguments.of(new ReminderWish("P9999D", null), DUE, "before", "format"),
                Arguments.of(new ReminderWish(null, null), DUE, "at", "one-of"),
                Arguments.of(new ReminderWish("PT1M", DUE), DUE, "at", "one-of"),
                Arguments.of(again(null, null, null), DUE, "repeat.every", "one-of"),
                Arguments.of(again("PT30M", null, null), DUE, "repeat.every", "format"),
                Arguments.of(again("P0D", null, null), DUE, "repeat.every", "format"),
                Arguments.of(again("P999W", null, null), DUE, "repeat.every", "format"),
                Arguments.of(again("P1D", null, 1_001), DUE, "repeat.times", "range"),
                Arguments.of(again(null, "FREQ=SECONDLY", null), DUE, "repeat.rule", "frequency"));
    }

    private static ReminderWish again(@Nullable String every, @Nullable String rule, @Nullable Integer times) {
        return new ReminderWish(
                null,
                DUE,
                null,
                null,
                null,
                null,
                new ReminderWish.Repeat(every, rule, times, null),
                null,
                null,
                null,
                null);
    }

    @ParameterizedTest
    @MethodSource
    void refused(ReminderWish wish, @Nullable Instant due, String field, String code) {
        assertThatThrownBy(() -> wished(wish, due))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.errors()).singleElement().satisfies(error -> {
                            assertThat(error.field()).isEqualTo(field);
                            assertThat(error.code()).isEqualTo(code);
                        }));
    }
}
