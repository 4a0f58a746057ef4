package io.taskloom.engine.bpm.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTests {

    @Test
    void aRepeatingIntervalCountsAttempts() {
        assertThat(RetryPolicy.parse("R5/PT1M")).isEqualTo(new RetryPolicy(5, Duration.ofMinutes(1)));
        assertThat(RetryPolicy.parse(null)).isEqualTo(new RetryPolicy(3, Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "R/PT10S", "R0/PT10S", "R3/10", "R3/PT-5S", "R9999/PT1S"})
    void whatIsNoPolicyIsRefused(String text) {
        assertThatThrownBy(() -> RetryPolicy.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pausesDoubleWithSomeJitterUpToAnHour() {
        RetryPolicy policy = new RetryPolicy(10, Duration.ofSeconds(10));
        assertThat(policy.waitAfter(1, null)).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12));
        assertThat(policy.waitAfter(3, null)).isBetween(Duration.ofSeconds(32), Duration.ofSeconds(48));
        assertThat(policy.waitAfter(20, null)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void whatThePeerAsksForCountsUpToADay() {
        assertThat(RetryPolicy.DEFAULT.waitAfter(1, Duration.ofSeconds(90))).isEqualTo(Duration.ofSeconds(90));
        assertThat(RetryPolicy.DEFAULT.waitAfter(1, Duration.ofDays(30))).isEqualTo(Duration.ofDays(1));
    }
}
