package io.taskloom.keycloak.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitingTests {

    private static final Waiting WAITING =
            new Waiting(5, Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofHours(12));

    @Test
    void theWaitDoublesAfterTheFreeAttemptsUpToTheLongest() {
        assertThat(IntStream.rangeClosed(1, 12).mapToObj(n -> WAITING.after(n).toMinutes()))
                .containsExactly(0L, 0L, 0L, 0L, 1L, 2L, 4L, 8L, 15L, 15L, 15L, 15L);
        assertThat(WAITING.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void failuresOfLongAgoAreForgotten() {
        var now = Instant.parse("2026-11-22T08:00:00Z");

        assertThat(WAITING.forgets(now.minus(Duration.ofHours(13)), now)).isTrue();
        assertThat(WAITING.forgets(now.minus(Duration.ofHours(11)), now)).isFalse();
    }

    @Test
    void retryAfterIsNeverTooEarlyAndPeopleReadMinutes() {
        assertThat(new Attempt.Refused(Duration.ofMillis(1)).seconds()).isEqualTo(1);
        assertThat(new Attempt.Refused(Duration.ofMillis(60_001)).seconds()).isEqualTo(61);
        assertThat(new Attempt.Refused(Duration.ofMillis(60_001)).minutes()).isEqualTo(2);
    }

    @Test
    void aNetworkOfIpV6IsOneAddress() {
        assertThat(Attempts.network("2001:db8:1:2::1")).isEqualTo(Attempts.network("2001:db8:1:2:ffff::9"));
        assertThat(Attempts.network("2001:db8:1:3::1")).isNotEqualTo(Attempts.network("2001:db8:1:2::1"));
        assertThat(Attempts.network("192.0.2.7")).isEqualTo("192.0.2.7");
    }
}
