package io.taskloom.engine.export;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param perPerson how many files one person may let a node write at the same time
 * @param retryAfter when to try again, as who asks for more is told
 */
@Validated
@ConfigurationProperties("taskloom.export")
record ExportLimits(
        @DefaultValue("2") @Min(1) int perPerson,
        @DefaultValue("10s") Duration retryAfter) {}
