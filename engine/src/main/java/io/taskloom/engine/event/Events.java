package io.taskloom.engine.event;

/** Where features tell what has happened. */
public interface Events {

    /**
     * Records the event in the running transaction and hands it, as {@link Recorded}, to every {@code @EventListener} there.
     *
     * @return the event as recorded, without a position yet
     * @throws IllegalStateException outside a transaction: an event and its cause must commit together
     */
    Recorded publish(Actor actor, DomainEvent event);
}
