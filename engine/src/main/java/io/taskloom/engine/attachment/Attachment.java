package io.taskloom.engine.attachment;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ActorColumns;
import io.taskloom.engine.storage.ObjectKey;
import io.taskloom.engine.task.TaskId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of a task.
 *
 * @param upload what its bytes are sent to
 * @param file where they are kept; null until they were found to be what was announced
 * @param preview of a picture, if one could be made
 */
record Attachment(
        AttachmentId id,
        TaskId task,
        ActorColumns author,
        FileName name,
        Content content,
        ObjectKey upload,
        @Nullable ObjectKey file,
        @Nullable Preview preview,
        long version,
        Instant createdAt) {

    /** @param size in bytes @param type in lower case, without parameters @param sha256 in base64 */
    record Content(FileType type, long size, String sha256) {}

    /** @param key of the object @param width in pixels @param height in pixels */
    record Preview(ObjectKey key, int width, int height) {}

    boolean by(Actor actor) {
        ActorColumns other = ActorColumns.of(actor);
        return author.kind().equals(other.kind()) && author.id().equals(other.id());
    }

    Attachment ready(ObjectKey kept, @Nullable Preview seen) {
        return new Attachment(id, task, author, name, content, upload, kept, seen, version, createdAt);
    }

    Attachment rename(FileName next) {
        return new Attachment(id, task, author, next, content, upload, file, preview, version + 1, createdAt);
    }
}
