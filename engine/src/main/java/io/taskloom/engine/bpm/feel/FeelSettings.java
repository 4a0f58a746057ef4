package io.taskloom.engine.bpm.feel;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param maxTime wall time of one evaluation
 * @param maxSize list items, map entries and characters that one evaluation may make, read or return, all told
 * @param maxItems items of one list, and rounds of one loop
 * @param maxLength characters of one expression
 */
@ConfigurationProperties("taskloom.expression")
public record FeelSettings(
        @DefaultValue("500ms") Duration maxTime,
        @DefaultValue("1000000") int maxSize,
        @DefaultValue("10000") int maxItems,
        @DefaultValue("4000") int maxLength) {}
