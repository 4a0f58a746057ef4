package io.taskloom.bench;

import java.time.Duration;

/**
 * One turn of load.
 *
 * @param operations that succeeded
 * @param failures that did not; a turn with any does not count
 * @param wall how long it took
 * @param median of the answers' times; zero where only the rate was measured
 * @param p95 of the answers' times; zero where only the rate was measured
 * @param engineCpu CPU time of the process under load: the engine, or the bare engine's own
 * @param postgresCpu CPU time of PostgreSQL with all its back ends
 */
record Measured(
        long operations,
        long failures,
        Duration wall,
        Duration median,
        Duration p95,
        Duration engineCpu,
        Duration postgresCpu) {

    double perSecond() {
        return operations / (wall.toNanos() / 1e9);
    }

    double engineMillisPerOperation() {
        return operations == 0 ? 0 : engineCpu.toNanos() / 1e6 / operations;
    }

    double postgresMillisPerOperation() {
        return operations == 0 ? 0 : postgresCpu.toNanos() / 1e6 / operations;
    }
}
