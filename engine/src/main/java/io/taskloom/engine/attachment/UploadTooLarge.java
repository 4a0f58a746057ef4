package io.taskloom.engine.attachment;

import io.taskloom.engine.problem.TooLarge;

/** What was sent is larger than announced; it was thrown away. */
class UploadTooLarge extends TooLarge {

    UploadTooLarge(long announced, long sent) {
        super("%d bytes were announced and %d sent. They were thrown away.".formatted(announced, sent));
    }
}
