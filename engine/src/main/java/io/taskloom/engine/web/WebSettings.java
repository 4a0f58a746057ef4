package io.taskloom.engine.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxBody largest request body; above it 413
 * @param idempotencyKept how long a POST's answer is kept under its key
 * @param idempotencyWait how long a second request waits for the first one under the same key, before 409
 */
@Validated
@ConfigurationProperties("taskloom.web")
record WebSettings(
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue("24h") Duration idempotencyKept,
        @DefaultValue("10s") Duration idempotencyWait) {}
