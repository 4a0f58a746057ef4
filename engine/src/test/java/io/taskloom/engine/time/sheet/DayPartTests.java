package io.taskloom.engine.time.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.taskloom.engine.time.Rounding;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DayPartTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final UnaryOperator<Duration> AS_IT_IS = UnaryOperator.identity();

    private static List<DayPart> parts(String start, String end) {
        return DayPart.of(Instant.parse(start), Instant.parse(end), BERLIN, AS_IT_IS);
    }

    @Test
    void anEntryOverMidnightIsOnBothDays() {
        assertThat(parts("2026-11-16T22:30:00Z", "2026-11-17T00:15:00Z"))
                .extracting(DayPart::day, DayPart::recorded)
                .containsExactly(
                        tuple(LocalDate.parse("2026-11-16"), Duration.ofMinutes(30)),
                        tuple(LocalDate.parse("2026-11-17"), Duration.ofMinutes(75)));
    }

    @Test
    void anEntryThatEndsAtMidnightIsOnOneDay() {
        assertThat(parts("2026-11-16T22:00:00Z", "2026-11-16T23:00:00Z"))
                .extracting(DayPart::day)
                .containsExactly(LocalDate.parse("2026-11-16"));
    }

    @Test
    void theHourThatTheClocksSkipIsNotCounted() {
        // given: from 1:30 to 3:30 in the night in which 2:00 becomes 3:00
        List<DayPart> parts = parts("2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z");

        assertThat(parts).singleElement().satisfies(part -> {
            assertThat(part.day()).isEqualTo("2026-03-29");
            assertThat(part.recorded()).isEqualTo(Duration.ofHours(1));
        });
    }

    @Test
    void aDayHas23Or25HoursWhenTheClocksChange() {
        assertThat(parts("2026-03-28T22:00:00Z", "2026-03-29T22:00:00Z"))
                .extracting(DayPart::day, DayPart::recorded)
                .containsExactly(
                        tuple(LocalDate.parse("2026-03-28"), Duration.ofHours(1)),
                        tuple(LocalDate.parse("2026-03-29"), Duration.ofHours(23)));
        assertThat(parts("2026-10-24T22:00:00Z", "2026-10-25T22:00:00Z"))
                .extracting(DayPart::day, DayPart::recorded)
                .containsExactly(tuple(LocalDate.parse("2026-10-25"), Duration.ofHours(24)));
        assertThat(parts("2026-03-28T22:30:00Z", "2026-03-29T22:30:00Z"))
                .extracting(DayPart::day, DayPart::recorded)
                .containsExactly(
                        tuple(LocalDate.parse("2026-03-28"), Duration.ofMinutes(30)),
                        tuple(LocalDate.parse("2026-03-29"), Duration.ofHours(23)),
                        tuple(LocalDate.parse("2026-03-30"), Duration.ofMinutes(30)));
    }

    @Test
    void whatTakesNoTimeIsStillOnItsDay() {
        assertThat(parts("2026-11-16T10:00:00Z", "2026-11-16T10:00:00Z"))
                .singleElement()
                .satisfies(part -> assertThat(part.recorded()).isZero());
    }

    @Test
    void roundedPartsAddUpToTheRoundedWhole() {
        // given
        var random = new Random(812);
        for (int i = 0; i < 5_000; i++) {
            Rounding rounding = Rounding.values()[random.nextInt(3)];
            Duration step = Duration.ofMinutes(List.of(5, 6, 15, 30).get(random.nextInt(4)));
            Instant start = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(31_536_000));
            Duration length = Duration.ofSeconds(random.nextInt(86_401));

            // when
            List<DayPart> parts = DayPart.of(start, start.plus(length), BERLIN, each -> rounding.apply(each, step));

            // then
            assertThat(parts.stream().map(DayPart::reported).reduce(Duration.ZERO, Duration::plus))
                    .isEqualTo(rounding.apply(length, step));
            assertThat(parts.stream().map(DayPart::recorded).reduce(Duration.ZERO, Duration::plus))
                    .isEqualTo(length);
            assertThat(parts).noneMatch(part -> part.reported().isNegative());
        }
    }
}
