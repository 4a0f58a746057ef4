package io.taskloom.engine.account;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param grace for how long a deleted account can be restored
 * @param reminder how long before its end the person is reminded; in a shorter grace period, half-way
 * @param freshSignIn how long ago somebody may have signed in who asks for the deletion
 * @param mailPause how often at most the link is mailed to whoever asks for it at the sign-in
 * @param linksKept for how long a used link says that it was used
 */
@Validated
@ConfigurationProperties("taskloom.account")
record AccountSettings(
        @DefaultValue("30d") Duration grace,
        @DefaultValue("3d") Duration reminder,
        @DefaultValue("10m") Duration freshSignIn,
        @DefaultValue("5m") Duration mailPause,
        @DefaultValue("90d") Duration linksKept) {

    AccountSettings {
        if (grace.isNegative() || reminder.isNegative() || !freshSignIn.isPositive() || mailPause.isNegative()) {
            throw new IllegalArgumentException(
                    "taskloom.account: grace, reminder and mail-pause are not negative, fresh-sign-in is positive");
        }
    }

    /** @param publicUrl the application's own address, for links in mails */
    @ConfigurationProperties("taskloom")
    record Links(@DefaultValue("http://localhost:8080") URI publicUrl) {}
}
