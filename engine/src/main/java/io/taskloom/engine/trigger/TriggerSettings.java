package io.taskloom.engine.trigger;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param maxDepth how many automations may start one another in a row; the next one is refused */
@Validated
@ConfigurationProperties("taskloom.trigger")
record TriggerSettings(@DefaultValue("5") @Min(1) @Max(100) int maxDepth) {}
