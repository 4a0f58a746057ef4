package io.taskloom.engine.schedule;

/** What becomes of times that went by while nothing ran. */
enum Missed {
    /** One run for all of them, due at the last. */
    ONCE("once"),
    /** A run for each, the oldest first; of more than {@value Schedule#MOST_MISSED} the last so many. */
    ALL("all"),
    SKIP("skip");

    final String wire;

    Missed(String wire) {
        this.wire = wire;
    }
}
