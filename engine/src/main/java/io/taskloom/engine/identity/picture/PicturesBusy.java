package io.taskloom.engine.identity.picture;

import io.taskloom.engine.problem.Unavailable;

/** Others' pictures are drawn, and there was no turn in time. */
class PicturesBusy extends Unavailable {

    PicturesBusy() {
        super("Many pictures are on their way. Try again in a moment.");
    }
}
