package io.taskloom.engine.attachment;

import io.taskloom.engine.problem.UnsupportedMedia;

/** What was sent is something else than its type says; it was thrown away. */
class TypeDiffers extends UnsupportedMedia {

    TypeDiffers(FileType type) {
        super("What was sent is no %s. It was thrown away.".formatted(type));
    }
}
