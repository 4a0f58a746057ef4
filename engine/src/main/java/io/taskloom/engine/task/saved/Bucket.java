package io.taskloom.engine.task.saved;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** A column of a board. @param wipLimit how many tasks it should hold at most */
@Schema(name = "FilterBucket")
public record Bucket(
        @NotNull String name,
        @NotNull String filter,
        @Nullable Integer wipLimit) {}
