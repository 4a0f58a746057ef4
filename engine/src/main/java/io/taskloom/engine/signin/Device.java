package io.taskloom.engine.signin;

import org.jspecify.annotations.Nullable;

/**
 * @param browser {@code Firefox}; null where it can't be told
 * @param system {@code Windows}; null where it can't be told
 */
record Device(@Nullable String browser, @Nullable String system) {

    static final Device UNKNOWN = new Device(null, null);

    /** For a sentence. */
    String name() {
        if (browser == null) {
            return system == null ? "an unknown browser" : system;
        }
        return system == null ? browser : browser + " on " + system;
    }
}
