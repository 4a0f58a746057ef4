package io.taskloom.engine.task.section;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A new section, at the end unless it names its neighbour.
 *
 * @param color {@code #rrggbb}
 * @param wipLimit how many tasks it should hold at most
 * @param before the section it stands before
 * @param after the section it stands behind
 */
public record NewSection(
        @NotNull String name,
        @Nullable String color,
        @Nullable Integer wipLimit,
        @Nullable SectionId before,
        @Nullable SectionId after) {}
