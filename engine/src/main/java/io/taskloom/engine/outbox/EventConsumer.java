package io.taskloom.engine.outbox;

import io.taskloom.engine.event.Recorded;
import java.util.Set;

/**
 * Something that must happen once, after the fact, because of an event: declare it as a bean. Each event is handled in a
 * transaction of its own together with the row that says so, hence once in effect however often Kafka delivers it; events of
 * one subject come in the order they happened. What fails is tried again with growing pauses, and parked with its reason after
 * the last attempt. A database that is away is waited for and counts as no attempt.
 */
public interface EventConsumer {

    /** Stable and unique: it keys what has been handled. */
    String name();

    /** Names of the events it wants; empty for all. */
    default Set<String> types() {
        return Set.of();
    }

    /**
     * Asked before {@link #handle}, outside of any transaction: an event that a consumer does not want costs it no row. Events
     * it has declined are not offered again.
     */
    default boolean wants(Recorded event) {
        return true;
    }

    /** Called in a transaction; whatever it throws rolls that back. No network here. */
    void handle(Recorded event);

    /**
     * False for one that does several things of which each may fail by itself, in transactions of their own: each must then
     * be idempotent by a key of its own, for the event is remembered only after the last of them. No transaction is open
     * while it is at work, so that it never holds one connection and waits for another.
     */
    default boolean inOneTransaction() {
        return true;
    }
}
