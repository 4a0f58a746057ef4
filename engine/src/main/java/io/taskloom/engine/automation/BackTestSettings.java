package io.taskloom.engine.automation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxTime how long one looks back; what it has found by then is its answer
 * @param atOnce how many of them at a time on a node; each holds a database connection
 */
@Validated
@ConfigurationProperties("taskloom.back-test")
record BackTestSettings(
        @DefaultValue("5s") Duration maxTime,
        @Min(1) @Max(64) @DefaultValue("2") int atOnce) {}
