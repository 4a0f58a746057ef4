package io.taskloom.engine.identity.picture;

import io.taskloom.engine.problem.UnsupportedMedia;
import java.util.List;
import java.util.Map;

/** What was sent is neither a PNG nor a JPEG, whatever it says to be. */
class PictureNotTaken extends UnsupportedMedia {

    PictureNotTaken() {
        super("This is no picture that can be read. PNG and JPEG are taken.");
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("types", List.copyOf(DrawnPictures.TYPES));
    }
}
