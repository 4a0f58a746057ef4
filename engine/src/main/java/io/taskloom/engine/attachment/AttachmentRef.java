package io.taskloom.engine.attachment;

import io.swagger.v3.oas.annotations.media.Schema;

/** A file as events name it. @param size in bytes */
@Schema(name = "AttachmentRef")
public record AttachmentRef(AttachmentId id, String name, String type, long size) {

    static AttachmentRef of(Attachment attachment) {
        return new AttachmentRef(
                attachment.id(),
                attachment.name().value(),
                attachment.content().type().value(),
                attachment.content().size());
    }
}
