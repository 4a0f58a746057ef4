package io.taskloom.engine.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param kept how long the audit log goes back; a shorter one takes effect at the next hour */
@Validated
@ConfigurationProperties("taskloom.audit")
record AuditSettings(@DefaultValue("730d") Duration kept) {

    private static final Duration LEAST = Duration.ofDays(1);

    AuditSettings {
        if (kept.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("taskloom.audit.kept: keep the audit log for at least 1d");
        }
    }
}
