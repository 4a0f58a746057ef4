package io.taskloom.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskloom.engine.automation.TriggerSchedule;
import io.taskloom.engine.calendar.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTests {

    private static final String BERLIN = "Europe/Berlin";

    /** A Sunday. */
    private static final String SUNDAY = "2026-11-22T22:00";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 9 * * *                 | 2026-11-23T09:00 | 2026-11-24T09:00 | 2026-11-25T09:00
            0 9 * * *; 30 14 * * *    | 2026-11-23T09:00 | 2026-11-23T14:30 | 2026-11-24T09:00
            0 9 * * MON,FRI           | 2026-11-23T09:00 | 2026-11-27T09:00 | 2026-11-30T09:00
            0 9 31 * *                | 2026-12-31T09:00 | 2027-01-31T09:00 | 2027-03-31T09:00
            0 9 L * *                 | 2026-11-30T09:00 | 2026-12-31T09:00 | 2027-01-31T09:00
            0 9 * * TUE#2             | 2026-12-08T09:00 | 2027-01-12T09:00 | 2027-02-09T09:00
            0 9 LW * *                | 2026-11-30T09:00 | 2026-12-31T09:00 | 2027-01-29T09:00
            0 0 29 2 *                | 2028-02-29T00:00 | 2032-02-29T00:00 | 2036-02-29T00:00
            */20 * * * *              | 2026-11-22T22:20 | 2026-11-22T22:40 | 2026-11-22T23:00
            0 9 * * *; 0 9 * * MON    | 2026-11-23T09:00 | 2026-11-24T09:00 | 2026-11-25T09:00
            """)
    void itComesWhenItsExpressionsSay(String cron, String first, String second, String third) {
        assertThat(local(schedule(cron, BERLIN, null, null), SUNDAY, 3)).containsExactly(first, second, third);
    }

    @Test
    void aTimeThatTheClockLeavesOutComesAsMuchLater() {
        // 2027-03-28 has no 02:30 in Berlin.
        Schedule schedule = schedule("30 2 * * *", BERLIN, null, null);

        assertThat(local(schedule, "2027-03-27T00:00", 3))
                .containsExactly("2027-03-27T02:30", "2027-03-28T03:30", "2027-03-29T02:30");
        assertThat(schedule.next(at("2027-03-28T03:10"), WorkCalendar.USUAL)).contains(at("2027-03-28T03:30"));
        assertThat(schedule.next(at("2027-03-28T03:30"), WorkCalendar.USUAL)).contains(at("2027-03-29T02:30"));
    }

    @Test
    void aTimeThatThereIsTwiceComesOnce() {
        // On 2026-10-25 it is 02:30 in Berlin at 00:30Z and at 01:30Z.
        Schedule schedule = schedule("30 2 * * *", BERLIN, null, null);

        assertThat(schedule.upcoming(Instant.parse("2026-10-24T12:00:00Z"), WorkCalendar.USUAL, 2))
                .containsExactly(Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    void everyHourMeansHoursAsTheyPass() {
        Schedule schedule = schedule("30 * * * *", BERLIN, null, null);

        assertThat(schedule.upcoming(Instant.parse("2026-10-24T23:45:00Z"), WorkCalendar.USUAL, 3))
                .containsExactly(
                        Instant.parse("2026-10-25T00:30:00Z"),
                        Instant.parse("2026-10-25T01:30:00Z"),
                        Instant.parse("2026-10-25T02:30:00Z"));
        assertThat(local(schedule, "2027-03-28T00:45", 2)).containsExactly("2027-03-28T01:30", "2027-03-28T03:30");
    }

    /** Every time is later than the one before, and the same wherever one begins to look, also where clocks change. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "30 2 * * *",
                "15,45 1-3 * * *",
                "*/7 * * * *",
                "0 */2 * * *",
                "0 0 L * *",
                "5 2 * * SUN",
                "20 2 * * *; 45 2 * * *",
                "0 * * * *; 30 2 * * *"
            })
    void itIsTheSameFromWhereverOneLooks(String cron) {
        var random = new Random(cron.hashCode());
        for (String zone : List.of(BERLIN, "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "UTC")) {
            Schedule schedule = schedule(cron, zone, null, null);
            for (String around : List.of(
                    "2026-03-07T00:00:00Z",
                    "2026-03-28T00:00:00Z",
                    "2026-10-24T12:00:00Z",
                    "2026-10-03T06:00:00Z",
                    "2011-12-29T00:00:00Z")) {
                Instant from = Instant.parse(around);
                List<Instant> times = schedule.upcoming(from, WorkCalendar.USUAL, 150);
                assertThat(times).isSorted().doesNotHaveDuplicates().allMatch(each -> each.isAfter(from));
                for (int i = 0; i < 20; i++) {
                    int before = random.nextInt(times.size() - 1);
                    Duration apart = Duration.between(times.get(before), times.get(before + 1));
                    Instant look = times.get(before).plusSeconds(random.nextLong(apart.toSeconds()));
                    assertThat(schedule.next(look, WorkCalendar.USUAL))
                            .as("%s in %s after %s", cron, zone, look)
                            .contains(times.get(before + 1));
                }
            }
        }
    }

    @Test
    void daysWithoutWorkAreLeftOutOrMoved() {
        assertThat(local(schedule("0 9 * * *", BERLIN, "working", null), "2026-11-20T08:00", 3))
                .containsExactly("2026-11-20T09:00", "2026-11-23T09:00", "2026-11-24T09:00");
        assertThat(local(schedule("0 9 29 * *; 30 10 * * MON", BERLIN, "next-working", null), "2026-11-24T00:00", 3))
                .as("the 29th is a Sunday")
                .containsExactly("2026-11-30T09:00", "2026-11-30T10:30", "2026-12-07T10:30");
        assertThat(local(schedule("0 9 * * *", BERLIN, "next-working", null), "2026-11-20T10:00", 2))
                .as("three days fall together")
                .containsExactly("2026-11-23T09:00", "2026-11-24T09:00");
        assertThat(schedule("0 9 * * SUN", BERLIN, "working", null).next(at(SUNDAY), WorkCalendar.USUAL))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            once | 2026-11-22T09:00:00Z | 2 | 2026-11-23T09:00:00Z
            all  | 2026-11-20T09:00:00Z | 0 | 2026-11-21T09:00:00Z
            skip | -                    | 3 | 2026-11-23T09:00:00Z
            """)
    void timesThatWereMissedComeOnceOrAllOrNot(String missed, @Nullable String due, int left, String next) {
        Turn turn = turn(schedule("0 9 * * *", "UTC", null, missed), "2026-11-20T09:00:00Z", "2026-11-22T12:00:00Z");

        assertThat(turn).isEqualTo(new Turn(due == null ? null : Instant.parse(due), left, Instant.parse(next)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"once", "all", "skip"})
    void whatIsOnTimeWasNotMissed(String missed) {
        Turn turn = turn(schedule("0 9 * * *", "UTC", null, missed), "2026-11-20T09:00:00Z", "2026-11-20T09:04:00Z");

        assertThat(turn)
                .isEqualTo(new Turn(Instant.parse("2026-11-20T09:00:00Z"), 0, Instant.parse("2026-11-21T09:00:00Z")));
    }

    @Test
    void whatIsSkippedMakesRoomForWhatIsOnTime() {
        Turn turn = turn(schedule("* * * * *", "UTC", null, "skip"), "2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z");

        assertThat(turn)
                .isEqualTo(new Turn(Instant.parse("2026-11-20T09:55:00Z"), 55, Instant.parse("2026-11-20T09:56:00Z")));
    }

    @Test
    void ofManyMissedTheLastHundredAreMadeUpForHoweverLongItWas() {
        Schedule schedule = schedule("* * * * *", "UTC", null, "all");

        Turn turn = turn(schedule, "2016-11-20T00:00:00Z", "2026-11-20T10:00:30Z");

        assertThat(turn.due()).isEqualTo(Instant.parse("2026-11-20T08:21:00Z"));
        assertThat(turn.next()).isEqualTo(Instant.parse("2026-11-20T08:22:00Z"));
        assertThat(turn(schedule("* * 1 1 *", "UTC", null, "once"), "2016-01-01T00:00:00Z", "2026-11-20T10:00:00Z"))
                .isEqualTo(new Turn(Instant.parse("2026-01-01T23:59:00Z"), 99, Instant.parse("2027-01-01T00:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            ''              | UTC         | -            | -     | cron     | required
            ;               | UTC         | -            | -     | cron     | required
            every day       | UTC         | -            | -     | cron     | cron
            @daily          | UTC         | -            | -     | cron     | cron
            60 9 * * *      | UTC         | -            | -     | cron     | cron
            0 9 * * MON#6x  | UTC         | -            | -     | cron     | cron
            0 0 9 * * *     | UTC         | -            | -     | cron     | too-often
            0 9 * * *       | ''          | -            | -     | timeZone | required
            0 9 * * *       | Europe/Bonn | -            | -     | timeZone | unknown
            0 9 * * *       | +01:00      | -            | -     | timeZone | unknown
            0 9 * * *       | UTC         | weekend      | -     | days     | choice
            0 9 * * *       | UTC         | -            | twice | missed   | choice
            */5 * * * *     | UTC         | next-working | -     | days     | too-often
            """)
    void whatCannotBeIsSaidToBe(
            String cron, String zone, @Nullable String days, @Nullable String missed, String field, String code) {
        assertThatThrownBy(() -> schedule(cron, zone, days, missed))
                .isInstanceOfSatisfying(ScheduleUnclear.class, unclear -> {
                    assertThat(unclear.field()).isEqualTo(field);
                    assertThat(unclear.code()).isEqualTo(code);
                    assertThat(unclear.remedy()).isNotBlank();
                });
    }

    @Test
    void aLongTextIsRefusedBeforeItIsRead() {
        assertThatThrownBy(() -> schedule("0 9 * * *;".repeat(60), "UTC", null, null))
                .isInstanceOf(ScheduleUnclear.class)
                .hasMessageContaining("at most 10");
    }

    private static Schedule schedule(String cron, String zone, @Nullable String days, @Nullable String missed) {
        return Schedule.of(new TriggerSchedule(cron, zone, days, missed));
    }

    private static Turn turn(Schedule schedule, String due, String now) {
        Instant at = Instant.parse(now);
        return schedule.turn(Instant.parse(due), at.minus(Duration.ofMinutes(5)), at, WorkCalendar.USUAL);
    }

    private static Instant at(String berlin) {
        return LocalDateTime.parse(berlin).atZone(ZoneId.of(BERLIN)).toInstant();
    }

    private static List<String> local(Schedule schedule, String from, int most) {
        return schedule.upcoming(at(from), WorkCalendar.USUAL, most).stream()
                .map(each -> LocalDateTime.ofInstant(each, ZoneId.of(BERLIN)).toString())
                .toList();
    }
}
