package io.taskloom.engine.task;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller asks of a list of tasks, for a controller to take as a parameter; {@code @ParameterObject} tells the reference. */
public record TaskListQuery(
        @Parameter(
                description = "Only these; comma-separated",
                explode = Explode.FALSE,
                array = @ArraySchema(schema = @Schema(implementation = Status.class)))
        @Nullable
        String status,

        @Parameter(
                description = "Those in sight, in the archive, or in the recycle bin",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"list", "archive", "bin"},
                                defaultValue = "list"))
        @Nullable
        String in,

        @Parameter(description = "Only what this person is to do: a person's id, or me") @Nullable
        String assignee,

        @Parameter(
                description =
                        "In the filter language, custom fields by their names in quotes; errors point at the character",
                example = "dueAt < now+7d and not tag = later")
        @Nullable
        String filter,

        @Parameter(description = "Words of title, description and comments, the best first; sort is ignored") @Nullable
        String q,

        @Parameter(
                description =
                        "Up to four of createdAt, updatedAt, completedAt, deletedAt, dueAt, priority, estimate, timeSpent,"
                                + " title, status, position and custom fields by their names in quotes, the first first; - for"
                                + " descending. The newest come first if nothing is said.",
                example = "-priority,dueAt")
        @Nullable
        String sort) {

    /** @throws io.taskloom.engine.problem.InvalidInput if it is none of the three */
    public TaskBox box() {
        return TaskBox.parse(in == null ? "list" : in);
    }

    /** @param scope which custom fields can be meant @throws io.taskloom.engine.problem.InvalidInput that points at what is not understood */
    public TaskFilter parsed(FieldScope scope) {
        return TaskFilter.parse(scope, status, assignee, filter);
    }

    /** The words to search for; null if it is no search. */
    public @Nullable String words() {
        return q == null || q.isBlank() ? null : q;
    }
}
