package io.taskloom.engine.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.repeat.RepeatRule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Before all of them are due. */
    private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");

    private static Series series(String rule, Basis basis, ZoneId zone, String anchor) {
        return new Series(RepeatRule.parse(rule), basis, zone, LocalDateTime.parse(anchor), 1);
    }

    private static Series berlin(String rule, String anchor) {
        return series(rule, Basis.DUE_DATE, BERLIN, anchor);
    }

    private static List<String> upcoming(Series series, Instant now, int most) {
        return series.upcoming(series.anchor().atZone(series.zone()).toInstant(), now, most).stream()
                .map(at -> at.toLocalDateTime().toString())
                .toList();
    }

    private static String code(String rule) {
        return catchThrowableOfType(InvalidInput.class, () -> RepeatRule.parse(rule))
                .errors()
                .getFirst()
                .code();
    }

    @Test
    void theLastWeekdayOfAMonthIsNeverASaturdayOrSunday() {
        var dates = upcoming(berlin("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2027-01-29T09:00"), EARLY, 4);

        assertThat(dates)
                .containsExactly("2027-02-26T09:00", "2027-03-31T09:00", "2027-04-30T09:00", "2027-05-31T09:00");
    }

    @Test
    void everySecondTuesdayKeepsItsTurnWhateverBecameOfOneDate() {
        Series series = berlin("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2027-01-05T09:00");

        assertThat(upcoming(series, EARLY, 3))
                .containsExactly("2027-01-19T09:00", "2027-02-02T09:00", "2027-02-16T09:00");
        // Somebody moved one to the Thursday.
        assertThat(series.next(Instant.parse("2027-01-07T12:00:00Z"), EARLY))
                .hasValue(LocalDateTime.parse("2027-01-19T09:00").atZone(BERLIN));
    }

    @Test
    void nineOClockInBerlinStaysNineOClockWhenTheClocksChange() {
        var dates = berlin("FREQ=DAILY", "2027-03-26T09:00").upcoming(Instant.parse("2027-03-26T08:00:00Z"), EARLY, 3);

        assertThat(dates.stream().map(ZonedDateTime::toInstant))
                .containsExactly(
                        Instant.parse("2027-03-27T08:00:00Z"),
                        Instant.parse("2027-03-28T07:00:00Z"),
                        Instant.parse("2027-03-29T07:00:00Z"));
    }

    @Test
    void aTimeThatTheClocksLeaveOutComesAnHourLaterThatDayAlone() {
        assertThat(upcoming(berlin("FREQ=DAILY", "2027-03-27T02:30"), EARLY, 2))
                .containsExactly("2027-03-28T03:30", "2027-03-29T02:30");
    }

    @Test
    void aTimeThatIsThereTwiceCountsOnce() {
        // On 31 October 2027 the clocks go back from three to two.
        var dates = berlin("FREQ=DAILY", "2027-10-30T02:30").upcoming(Instant.parse("2027-10-30T00:30:00Z"), EARLY, 2);

        assertThat(dates.stream().map(ZonedDateTime::toInstant))
                .containsExactly(Instant.parse("2027-10-31T00:30:00Z"), Instant.parse("2027-11-01T01:30:00Z"));
    }

    @Test
    void datesThatWereMissedAreLeftOut() {
        Series series = berlin("FREQ=DAILY", "2027-01-01T09:00");

        // Half past nine on the tenth: that day's is over as well.
        assertThat(upcoming(series, Instant.parse("2027-01-10T08:30:00Z"), 1)).containsExactly("2027-01-11T09:00");
        // Half past eight: it is still to come.
        assertThat(upcoming(series, Instant.parse("2027-01-10T07:30:00Z"), 1)).containsExactly("2027-01-10T09:00");
    }

    @Test
    void whatIsDoneEarlyIsNotDueAgainOnTheSameDate() {
        assertThat(upcoming(
                        berlin("FREQ=WEEKLY;BYDAY=FR", "2027-01-08T09:00"), Instant.parse("2027-01-06T10:00:00Z"), 1))
                .containsExactly("2027-01-15T09:00");
    }

    @ParameterizedTest
    @CsvSource({
        "FREQ=DAILY;INTERVAL=3, 2027-01-12T09:00, 2027-01-15T09:00",
        "FREQ=WEEKLY;INTERVAL=2, 2027-01-23T09:00, 2027-02-06T09:00",
        "FREQ=WEEKLY;BYDAY=MO, 2027-01-11T09:00, 2027-01-18T09:00",
        "FREQ=MONTHLY, 2027-02-09T09:00, 2027-03-09T09:00",
        "FREQ=MONTHLY;BYMONTHDAY=1, 2027-02-01T09:00, 2027-03-01T09:00",
        "FREQ=YEARLY, 2028-01-09T09:00, 2029-01-09T09:00",
    })
    void fromCompletionItCountsFromTheDayItWasDone(String rule, String first, String second) {
        Series series = series(rule, Basis.COMPLETION, BERLIN, "2027-01-01T09:00");

        // Late in the evening of the ninth in Berlin, which is the ninth in London as well.
        assertThat(upcoming(series, Instant.parse("2027-01-09T22:30:00Z"), 2)).containsExactly(first, second);
    }

    @Test
    void aMonthAfterTheThirtyFirstIsTheLastOfAShorterOne() {
        Series series = series("FREQ=MONTHLY", Basis.COMPLETION, BERLIN, "2027-01-01T09:00");

        assertThat(upcoming(series, Instant.parse("2027-01-31T12:00:00Z"), 1)).containsExactly("2027-02-28T09:00");
    }

    @Test
    void theDayItWasDoneIsTheSeriesOwn() {
        Series series = series("FREQ=DAILY", Basis.COMPLETION, ZoneId.of("Pacific/Auckland"), "2027-01-01T09:00");

        assertThat(upcoming(series, Instant.parse("2027-01-09T12:00:00Z"), 1)).containsExactly("2027-01-11T09:00");
    }

    @Test
    void aCountEndsItWithTheFirstIncluded() {
        Series series = berlin("FREQ=DAILY;COUNT=3", "2027-01-01T09:00");

        assertThat(upcoming(series, EARLY, 10)).hasSize(2);
        Series third = new Series(series.rule(), series.basis(), series.zone(), series.anchor(), 3);
        assertThat(third.next(Instant.parse("2027-01-03T08:00:00Z"), EARLY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // All that day long, where the series is.
        "UNTIL=20270103, 2",
        "UNTIL=20270103T090000, 2",
        "UNTIL=20270103T085959, 1",
        // Nine o'clock in Berlin.
        "UNTIL=20270103T080000Z, 2",
        "UNTIL=20270103T075959Z, 1",
    })
    void anEndHoldsItsLastMoment(String until, int dates) {
        assertThat(upcoming(berlin("FREQ=DAILY;" + until, "2027-01-01T09:00"), EARLY, 10))
                .hasSize(dates);
    }

    @Test
    void theThirtyFirstIsNotInEveryMonth() {
        assertThat(upcoming(berlin("FREQ=MONTHLY;BYMONTHDAY=31", "2027-01-31T09:00"), EARLY, 2))
                .containsExactly("2027-03-31T09:00", "2027-05-31T09:00");
        assertThat(upcoming(berlin("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "2027-01-31T09:00"), EARLY, 2))
                .containsExactly("2027-02-28T09:00", "2027-03-31T09:00");
    }

    @Test
    void aLeapDayComesEveryFourYears() {
        assertThat(upcoming(berlin("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2028-02-29T09:00"), EARLY, 2))
                .containsExactly("2032-02-29T09:00", "2036-02-29T09:00");
    }

    @Test
    void thePartsAreKeptInTheirOrder() {
        assertThat(RepeatRule.parse(" rrule:byday=tu;interval=2;freq=weekly ").toString())
                .isEqualTo("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | required",
                "RRULE: | required",
                "FREQ=SECONDLY | frequency",
                "FREQ=MINUTELY;INTERVAL=5 | frequency",
                "FREQ=HOURLY | frequency",
                "BYDAY=MO | frequency",
                "FREQ= | format",
                "FREQ | format",
                "FREQ=DAILY; | format",
                "FREQ=DAILY;FREQ=WEEKLY | doubled",
                "FREQ=DAILY;INTERVAL=0 | range",
                "FREQ=DAILY;INTERVAL=-1 | range",
                "FREQ=DAILY;INTERVAL=1001 | range",
                "FREQ=DAILY;INTERVAL=99999999999999999999 | range",
                "FREQ=DAILY;COUNT=1000000000 | range",
                "FREQ=DAILY;COUNT=0 | range",
                "FREQ=DAILY;COUNT=2;UNTIL=20300101 | one-of",
                "FREQ=DAILY;UNTIL=20300231 | until",
                "FREQ=DAILY;UNTIL=99999999999999 | until",
                "FREQ=DAILY;UNTIL=20300101T250000Z | until",
                "FREQ=DAILY;BYHOUR=9,10,11 | unsupported",
                "FREQ=DAILY;BYSECOND=1 | unsupported",
                "FREQ=MONTHLY;RSCALE=HEBREW | unsupported",
                "FREQ=DAILY;X-WR-THING=1 | unsupported",
                "FREQ=DAILY;DTSTART=19700101 | unsupported",
                "FREQ=WEEKLY;BYDAY=XX | format",
                "FREQ=WEEKLY;BYDAY=2MO | format",
                "FREQ=MONTHLY;BYMONTHDAY=32 | format",
                "FREQ=MONTHLY;BYMONTHDAY=0 | format",
                "FREQ=YEARLY;BYMONTH=13 | format",
                "FREQ=MONTHLY;BYSETPOS=-1 | format",
                "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=4000 | format",
            })
    void whatNoTaskRepeatsByIsRefused(String rule, String code) {
        assertThat(code(rule)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=DAILY\nDTSTART:19700101T000000Z",
                "FREQ=DAILY\r\nEXDATE:20270101T000000Z",
                "DTSTART:19700101T000000Z\nRRULE:FREQ=DAILY",
                "FREQ=DAILY;UNTIL=20300101\0",
                "FREQ=DÄILY",
            })
    void nothingIsSmuggledIntoARule(String rule) {
        assertThat(code(rule)).isEqualTo("format");
    }

    @Test
    void aRuleHasItsLength() {
        String days = IntStream.rangeClosed(1, 366).mapToObj(Integer::toString).collect(Collectors.joining(","));

        assertThat(code("FREQ=YEARLY;BYYEARDAY=" + days)).isEqualTo("too-long");
        assertThat(code("F".repeat(1_000_000))).isEqualTo("too-long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=MONTHLY;BYDAY=2TU;BYSETPOS=2",
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=WEEKLY;BYMONTH=2;BYDAY=MO;BYSETPOS=300",
                "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
                "FREQ=YEARLY;BYYEARDAY=366;BYMONTHDAY=1",
                "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29",
            })
    void aRuleThatLeadsNowhereIsFoundOutSoon(String rule) {
        assertTimeout(Duration.ofSeconds(2), () -> assertThat(upcoming(berlin(rule, "2027-01-01T09:00"), EARLY, 10))
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00", "9999-12-30T23:59", "9998-01-01T09:00"})
    void theEndsOfTimeAreNoTrap(String anchor) {
        assertTimeout(Duration.ofSeconds(2), () -> assertThat(
                        upcoming(berlin("FREQ=DAILY", anchor), Instant.parse("2026-11-21T00:00:00Z"), 10))
                .allMatch(date -> date.length() == 16));
    }

    @Test
    void anyRuleIsEvaluatedInShortTimeInOrderAndTheSameFromAnywhere() {
        var random = new Random(4);
        int withDates = 0;
        for (int i = 0; i < 3_000; i++) {
            String text = any(random);
            RepeatRule rule;
            try {
                rule = RepeatRule.parse(text);
            } catch (InvalidInput refused) {
                continue;
            }
            LocalDate start = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(3_000));
            LocalDate from = start.plusDays(random.nextInt(2_000));

            long begun = System.nanoTime();
            List<LocalDate> days = rule.days(start, start, day -> true, 400);
            List<LocalDate> later = rule.days(start, from, day -> true, 10);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).as(text).isLessThan(Duration.ofSeconds(1));

            assertThat(days).as(text).isSorted().doesNotHaveDuplicates();
            if (days.size() == 400 || later.isEmpty()) {
                continue;
            }
            withDates++;
            assertThat(later)
                    .as("%s from %s, seen from %s", text, start, from)
                    .startsWith(days.stream()
                            .filter(day -> !day.isBefore(from))
                            .limit(10)
                            .toArray(LocalDate[]::new));
        }
        assertThat(withDates).isGreaterThan(200);
    }

    private static String any(Random random) {
        var parts = new ArrayList<String>();
        parts.add("FREQ=" + pick(random, "DAILY", "WEEKLY", "MONTHLY", "YEARLY"));
        maybe(random, parts, "INTERVAL=" + (1 + random.nextInt(40)));
        maybe(random, parts, "BYMONTH=" + (1 + random.nextInt(12)));
        maybe(random, parts, "BYMONTHDAY=" + (random.nextInt(63) - 31));
        maybe(random, parts, "BYDAY=" + pick(random, "MO", "TU,TH", "-1FR", "2SU", "MO,TU,WE,TH,FR", "53MO"));
        maybe(random, parts, "BYSETPOS=" + pick(random, "1", "-1", "3", "-366", "366"));
        maybe(random, parts, "BYYEARDAY=" + pick(random, "1", "-1", "366"));
        maybe(random, parts, "BYWEEKNO=" + pick(random, "1", "53", "-1"));
        maybe(random, parts, "WKST=" + pick(random, "MO", "SU"));
        return String.join(";", parts);
    }

    private static void maybe(Random random, List<String> parts, String part) {
        if (random.nextInt(3) == 0) {
            parts.add(part);
        }
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    @Test
    void aRuleTooLateToEverCountIsOfNoUse() {
        assertThat(upcoming(berlin("FREQ=DAILY;UNTIL=20260101", "2027-01-01T09:00"), EARLY, 10))
                .isEmpty();
        assertThatThrownBy(() -> RepeatRule.parse("FREQ=FORTNIGHTLY")).isInstanceOf(InvalidInput.class);
    }
}
