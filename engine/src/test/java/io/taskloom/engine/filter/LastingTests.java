package io.taskloom.engine.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LastingTests {

    @ParameterizedTest
    @CsvSource({
        "2h,PT2H",
        "45m,PT45M",
        "45min,PT45M",
        "1h30m,PT1H30M",
        "1h 30m,PT1H30M",
        "1.5h,PT1H30M",
        "1.5 hours,PT1H30M",
        "90 minutes,PT1H30M",
        "0m,PT0S",
        "30s,PT30S",
        "PT1H30M,PT1H30M",
        "p1d,PT24H"
    })
    void durationsAreReadAsPeopleWriteThem(String text, Duration duration) {
        assertThat(Lasting.parse(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "h",
                "soon",
                "1",
                "-1h",
                "PT-1H",
                "1x",
                "m30",
                "99999999h",
                "PT99999999999999999S",
                "1h30"
            })
    void whatIsNoDurationIsNone(String text) {
        assertThat(Lasting.parse(text)).isEmpty();
    }
}
