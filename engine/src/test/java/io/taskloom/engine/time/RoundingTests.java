package io.taskloom.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTests {

    @ParameterizedTest
    @CsvSource({
        "NONE,    15, PT1H7M31S, PT1H7M31S",
        "UP,      15, PT0S,      PT0S",
        "UP,      15, PT1S,      PT15M",
        "UP,      15, PT15M,     PT15M",
        "UP,      6,  PT1H1S,    PT1H6M",
        "NEAREST, 15, PT7M29S,   PT0S",
        "NEAREST, 15, PT7M30S,   PT15M",
        "NEAREST, 5,  PT52M29S,  PT50M",
        "NEAREST, 30, PT1H14M59S,PT1H",
    })
    void lengthsAreRoundedToFullSteps(Rounding rounding, int minutes, Duration length, Duration rounded) {
        assertThat(rounding.apply(length, Duration.ofMinutes(minutes))).isEqualTo(rounded);
    }
}
