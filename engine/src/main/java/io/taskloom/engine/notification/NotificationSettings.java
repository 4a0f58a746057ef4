package io.taskloom.engine.notification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param burst changes of one task that follow each other within this time are one notification
 * @param keepRead how long a notification is kept that was read
 * @param keepUnread how long one is kept that nobody ever read
 */
@Validated
@ConfigurationProperties("taskloom.notification")
record NotificationSettings(
        @DefaultValue("1m") Duration burst,
        @DefaultValue("90d") Duration keepRead,
        @DefaultValue("365d") Duration keepUnread) {

    NotificationSettings {
        if (burst.isNegative() || keepRead.isNegative() || keepUnread.compareTo(keepRead) < 0) {
            throw new IllegalArgumentException(
                    "taskloom.notification: durations are positive, and keep-unread is at least keep-read");
        }
    }
}
