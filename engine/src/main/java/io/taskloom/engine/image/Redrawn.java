package io.taskloom.engine.image;

/** What became of a picture that was to be drawn anew. */
public sealed interface Redrawn {

    /** @param type {@code image/png} or {@code image/jpeg} @param width in pixels @param height in pixels */
    record Picture(byte[] content, String type, int width, int height) implements Redrawn {}

    /** It says to have more points than are opened; none of them was looked at. */
    record TooManyPoints(int width, int height) implements Redrawn {}

    /** It is no picture of its type, or broken. */
    record Unreadable() implements Redrawn {}
}
