package io.taskloom.engine.template;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A time relative to the day on which a template begins.
 *
 * @param days from that day, negative for before it
 * @param at local time of day, {@code 09:00}; if null, tasks start at nine and are due at five in the afternoon
 */
@Schema(name = "TemplateMoment")
public record Moment(int days, @Nullable String at) {}
