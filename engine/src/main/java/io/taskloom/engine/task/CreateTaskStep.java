package io.taskloom.engine.task;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.taskloom.connector.spi.Property;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an automation's step says of the task it wants made. */
record CreateTaskStep(
        @Property(label = "Title", example = "=\"Follow up: \" + task.title") @NotBlank
        String title,

        @Property(label = "Description", description = "Markdown.", multiline = true) @Nullable
        String description,

        @Property(label = "Priority", preset = "medium") @Nullable
        Priority priority,

        @Property(label = "Due", description = "A date and time.", example = "=now() + duration(\"P1D\")") @Nullable
        Instant dueAt,

        @Property(
                label = "Assignees",
                description = "Members of the project: ids or e-mail addresses.",
                example = "=for person in task.assignees return person.id")
        @Nullable
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> assignees,

        @Property(
                label = "Estimate",
                description = "How long it is expected to take, in whole minutes.",
                example = "PT1H30M")
        @Nullable
        String estimate,

        @Property(label = "Project", description = "Its id; the automation's own project if empty.") @Nullable
        String projectId) {}
