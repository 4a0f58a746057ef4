package io.taskloom.engine.attachment;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.identity.ActorView;
import io.taskloom.engine.task.TaskId;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of a task as people see it.
 *
 * @param size in bytes
 * @param sha256 in base64
 * @param preview of a picture, if one could be made
 * @param links to the file itself; null in lists
 * @param canEdit whether the reader may rename and delete it
 */
@Schema(name = "Attachment")
public record AttachmentView(
        AttachmentId id,
        TaskId taskId,
        String name,
        String type,
        long size,
        String sha256,
        ActorView author,
        @Nullable Preview preview,
        @Nullable Links links,
        boolean canEdit,
        Instant createdAt,
        long version) {

    /** @param url works for a few minutes @param width in pixels @param height in pixels */
    @Schema(name = "AttachmentPreview")
    public record Preview(URI url, int width, int height) {}

    /**
     * They need no sign-in and work for a few minutes.
     *
     * @param download saves the file under its name
     * @param show lets a browser show it; null where that would not be safe
     */
    @Schema(name = "AttachmentLinks")
    public record Links(URI download, @Nullable URI show, Instant expiresAt) {}
}
