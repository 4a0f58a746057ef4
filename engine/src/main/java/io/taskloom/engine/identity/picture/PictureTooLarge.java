package io.taskloom.engine.identity.picture;

import io.taskloom.engine.problem.TooLarge;
import java.util.Map;

/** It has more points than are opened. */
class PictureTooLarge extends TooLarge {

    private final long most;

    PictureTooLarge(int width, int height, long most) {
        super("The picture has %d × %d points; %d million are taken.".formatted(width, height, most / 1_000_000));
        this.most = most;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("mostPixels", most);
    }
}
