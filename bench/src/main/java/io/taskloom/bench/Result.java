package io.taskloom.bench;

import org.jspecify.annotations.Nullable;

/**
 * One row of the report.
 *
 * @param id of the scenario
 * @param work what was done
 * @param measured with its unit
 * @param yardstick with its unit; empty where there is none
 * @param ratio measured by yardstick; null where there is no yardstick
 * @param cpu engine's and PostgreSQL's milliseconds an operation; empty where not taken
 * @param aim in words; empty where there is none
 * @param met null where there is no aim
 */
record Result(
        String id,
        String work,
        String measured,
        String yardstick,
        @Nullable Double ratio,
        String cpu,
        String aim,
        @Nullable Boolean met) {

    /** A figure without yardstick. */
    static Result of(String id, String work, String measured, String aim, boolean met) {
        return new Result(id, work, measured, "", null, "", aim, met);
    }
}
