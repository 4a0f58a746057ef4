package io.taskloom.engine.template;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.PersonView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template as people see it.
 *
 * @param owner who made it; null if nobody knows them any more
 * @param canEdit whether the reader may change and delete it
 */
@Schema(name = "Template")
public record TemplateView(
        TemplateId id,
        WorkspaceId workspaceId,
        TemplateKind kind,
        String name,
        @Nullable String description,
        List<Placeholder> placeholders,

        @Schema(oneOf = {TaskContent.class, ProjectContent.class})
        Content content,

        @Nullable PersonView owner,
        boolean canEdit,
        long version,
        Instant updatedAt) {}
