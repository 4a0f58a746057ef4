package io.taskloom.engine.event;

/** A feature put more into an event than the log and Kafka carry. A mistake in code, so it stops the use case. */
class EventTooLarge extends IllegalArgumentException {

    EventTooLarge(String type, int size, int limit) {
        super("%s holds %d characters of data, more than %d: leave heavy fields out".formatted(type, size, limit));
    }
}
