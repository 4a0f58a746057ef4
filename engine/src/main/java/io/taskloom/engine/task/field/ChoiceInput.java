package io.taskloom.engine.task.field;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A word that a field shall have.
 *
 * @param id of one that is there already; null for a new one
 * @param color {@code #rrggbb}; its own, or one of ours, if null
 */
@Schema(name = "FieldChoiceInput")
public record ChoiceInput(
        @Nullable ChoiceId id,
        @NotNull String name,
        @Nullable String color) {}
