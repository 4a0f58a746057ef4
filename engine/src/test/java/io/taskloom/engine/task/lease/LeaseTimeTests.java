package io.taskloom.engine.task.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskloom.engine.problem.InvalidInput;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaseTimeTests {

    @Test
    void aTaskIsKeptForTwoMinutesUnlessSomethingElseIsAsked() {
        assertThat(LeaseTime.parse(null)).isEqualTo(Duration.ofMinutes(2));
        assertThat(LeaseTime.parse("PT15M")).isEqualTo(Duration.ofMinutes(15));
        assertThat(LeaseTime.parse("PT1S")).isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "120", "two minutes", "PT0S", "-PT2M", "PT15M0.001S", "P1D"})
    void forNothingOrForLongItIsNot(String duration) {
        assertThatThrownBy(() -> LeaseTime.parse(duration)).isInstanceOf(InvalidInput.class);
    }
}
