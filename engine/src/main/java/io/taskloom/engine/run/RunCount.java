package io.taskloom.engine.run;

/**
 * How many runs a filter finds.
 *
 * @param runs counted up to {@link #MOST}
 * @param more whether there are still others
 */
record RunCount(int runs, boolean more) {

    static final int MOST = 1000;

    /** @param found one more than the most, if there are others */
    static RunCount of(int found) {
        return new RunCount(Math.min(found, MOST), found > MOST);
    }
}
