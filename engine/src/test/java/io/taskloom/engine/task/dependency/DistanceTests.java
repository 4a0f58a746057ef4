package io.taskloom.engine.task.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskloom.engine.problem.InvalidInput;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistanceTests {

    private static final Instant NINE_IN_BERLIN = Instant.parse("2027-03-26T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "P2D, 2027-03-28T07:00:00Z",
        "p2d, 2027-03-28T07:00:00Z",
        "PT48H, 2027-03-28T08:00:00Z",
        "P1DT1H, 2027-03-27T09:00:00Z",
        "-P1DT1H, 2027-03-25T07:00:00Z",
        "-P1W, 2027-03-19T08:00:00Z",
        "P-1W, 2027-03-19T08:00:00Z",
        "P1M, 2027-04-26T07:00:00Z",
        "PT-0.5S, 2027-03-26T07:59:59.500Z",
    })
    void daysKeepTheTimeOfDayAndHoursAreHours(String by, String moved) {
        assertThat(Distance.parse(by).from(NINE_IN_BERLIN, "Europe/Berlin")).isEqualTo(moved);
    }

    @Test
    void withoutATimeZoneADayHas24Hours() {
        assertThat(Distance.parse("P2D").from(NINE_IN_BERLIN, null)).isEqualTo("2027-03-28T08:00:00Z");
        assertThat(Distance.parse("P2D").from(null, null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "PT",
                "2 days",
                "P2",
                "P1DT",
                "PT0S",
                "P0D",
                "P11Y",
                "P4000D",
                "PT99999999H",
                "P1.5D",
                "P99999999999999999999D",
                "--P1D",
                "P1D " + "P1D",
            })
    void whatIsNoDistanceIsRefused(String by) {
        assertThatThrownBy(() -> Distance.parse(by)).isInstanceOf(InvalidInput.class);
    }
}
