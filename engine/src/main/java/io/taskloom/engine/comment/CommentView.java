package io.taskloom.engine.comment;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.identity.ActorView;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.task.TaskId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment as people see it.
 *
 * @param text Markdown as it was written, not sanitized; null once it was deleted
 * @param mentions members of the project whom it names
 * @param reactions the oldest first
 * @param canEdit whether the reader may change it
 */
@Schema(name = "Comment")
public record CommentView(
        CommentId id,
        TaskId taskId,
        ActorView author,
        @Nullable String text,
        List<PersonView> mentions,
        List<Reaction> reactions,
        Instant createdAt,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        boolean canEdit,
        long version) {

    /** @param mine whether the reader is among the count */
    @Schema(name = "Reaction")
    public record Reaction(String emoji, int count, boolean mine) {}
}
