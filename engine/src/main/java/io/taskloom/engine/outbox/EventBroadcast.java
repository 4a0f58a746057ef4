package io.taskloom.engine.outbox;

import io.taskloom.engine.event.Recorded;

/**
 * Hears every event on every node, as soon as it can, while the node is up: for what may be missed, such as live pushes.
 * Declare it as a bean. Called outside a transaction; what it throws is logged and not repeated.
 */
public interface EventBroadcast {

    void hear(Recorded event);
}
