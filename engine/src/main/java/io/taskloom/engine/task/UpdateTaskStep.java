package io.taskloom.engine.task;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.taskloom.connector.spi.Property;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an automation's step changes of a task; what it leaves empty stays. */
record UpdateTaskStep(
        @Property(label = "Task", description = "Its id.", example = "=task.id") @NotBlank
        String taskId,

        @Property(label = "Title") @Nullable String title,

        @Property(label = "Description", description = "Markdown.", multiline = true) @Nullable
        String description,

        @Property(label = "Status") @Nullable Status status,

        @Property(label = "Priority") @Nullable Priority priority,

        @Property(label = "Due", description = "A date and time.", example = "=now() + duration(\"P1D\")") @Nullable
        Instant dueAt,

        @Property(
                label = "Assignees",
                description = "Members of the project, instead of those it has: ids or e-mail addresses.",
                example = "=[task.reporter.id]")
        @Nullable
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> assignees,

        @Property(
                label = "Estimate",
                description = "How long it is expected to take, in whole minutes.",
                example = "PT1H30M")
        @Nullable
        String estimate) {}
