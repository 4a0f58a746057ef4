package io.taskloom.engine.attachment;

import io.taskloom.engine.event.Ids;
import io.taskloom.engine.image.Redrawn;
import io.taskloom.engine.storage.ObjectKey;

/** How objects of attachments are called: never by anything that a person typed, and no two alike. */
final class ObjectKeys {

    private static final String PNG = ".png";

    private ObjectKeys() {}

    static ObjectKey upload(AttachmentId id) {
        return new ObjectKey("uploads/%s/%s".formatted(id, Ids.next()));
    }

    static ObjectKey file(AttachmentId id) {
        return new ObjectKey("files/%s/%s".formatted(id, Ids.next()));
    }

    static ObjectKey preview(AttachmentId id, Redrawn.Picture thumbnail) {
        return new ObjectKey(
                "previews/%s/%s%s".formatted(id, Ids.next(), thumbnail.type().equals("image/png") ? PNG : ".jpeg"));
    }

    static String typeOfPreview(ObjectKey key) {
        return key.value().endsWith(PNG) ? "image/png" : "image/jpeg";
    }
}
