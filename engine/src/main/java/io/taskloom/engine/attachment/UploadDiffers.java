package io.taskloom.engine.attachment;

import io.taskloom.engine.problem.Unprocessable;

/** What was sent is not what was announced; it was thrown away. */
class UploadDiffers extends Unprocessable {

    UploadDiffers(String what) {
        super("The %s of what was sent is not the one that was announced. It was thrown away.".formatted(what));
    }
}
