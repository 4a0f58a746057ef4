package io.taskloom.engine.schedule;

/** On which days a schedule starts runs. */
enum Days {
    ALL("all"),
    /** Those on which the workspace works; what falls on others is left out. */
    WORKING("working"),
    /** What falls on a day without work comes on the next one with, at the same time; what then falls together comes once. */
    NEXT_WORKING("next-working");

    final String wire;

    Days(String wire) {
        this.wire = wire;
    }
}
