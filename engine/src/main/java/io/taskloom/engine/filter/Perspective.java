package io.taskloom.engine.filter;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From where a filter is read: whoever reads it is {@code me}, at their hour. @param me null for nobody in particular */
public record Perspective(
        Instant now, ZoneId zone, @Nullable UUID me) {}
