package io.taskloom.engine.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.task.TaskId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template to keep: as written in {@code content}, or like a task or a project that is there.
 *
 * @param kind needed with a content
 * @param from with this, no content
 * @param anchor the day from which the dates of a source count; its earliest date if nothing is said
 */
@Schema(name = "NewTemplate")
public record NewTemplate(
        @NotNull WorkspaceId workspaceId,
        @Nullable TemplateKind kind,
        @NotNull String name,
        @Nullable String description,
        @Nullable List<@NotNull @Valid Placeholder> placeholders,

        @Schema(
                types = "object",
                additionalProperties = Schema.AdditionalPropertiesValue.TRUE,
                description = "A TemplateTask or a TemplateProject, by the kind")
        @Nullable
        JsonNode content,

        @Nullable @Valid Source from,
        @Nullable LocalDate anchor) {

    /**
     * Exactly one of the two.
     *
     * @param includeDone with a project: also tasks that are done; only open ones if not
     */
    @Schema(name = "TemplateSource")
    public record Source(
            @Nullable TaskId taskId,
            @Nullable ProjectId projectId,
            @Nullable Boolean includeDone) {}

    /** @throws InvalidInput if it says both or none */
    void check() {
        boolean written = content != null && !content.isNull();
        if (written == (from != null)) {
            throw new InvalidInput("content", "one-of", "Say either content or from.");
        }
        if (written && kind == null) {
            throw new InvalidInput("kind", "required", "Say whether it makes a task or a project.");
        }
        if (written && anchor != null) {
            throw new InvalidInput("anchor", "no-source", "A written content counts its days itself.");
        }
        if (from != null) {
            if ((from.taskId() == null) == (from.projectId() == null)) {
                throw new InvalidInput("from", "one-of", "Say either taskId or projectId.");
            }
            TemplateKind made = from.taskId() == null ? TemplateKind.PROJECT : TemplateKind.TASK;
            if (kind != null && kind != made) {
                throw new InvalidInput("kind", "other", "The source is of another kind.");
            }
        }
    }
}
