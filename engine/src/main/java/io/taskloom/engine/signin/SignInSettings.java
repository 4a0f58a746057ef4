package io.taskloom.engine.signin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param poll how often Keycloak is asked what has happened
 * @param kept how long the list of sign-ins goes back
 * @param longestToken for how long an access token can be good: the realm's lifespan of access tokens and a margin for clocks
 * @param refresh how often each node reads anew which tokens were taken back, in case no event told it
 */
@Validated
@ConfigurationProperties("taskloom.sign-in")
record SignInSettings(
        @DefaultValue("1s") Duration poll,
        @DefaultValue("365d") Duration kept,
        @DefaultValue("15m") Duration longestToken,
        @DefaultValue("2s") Duration refresh) {

    SignInSettings {
        if (poll.compareTo(Duration.ofMillis(100)) < 0
                || refresh.compareTo(Duration.ofMillis(100)) < 0
                || kept.isNegative()
                || longestToken.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException(
                    "taskloom.sign-in: poll and refresh are at least 100ms, longest-token at least 1m, kept is positive");
        }
    }
}
