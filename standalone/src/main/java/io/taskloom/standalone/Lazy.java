package io.taskloom.standalone;

import org.jspecify.annotations.Nullable;

/** A part started by the first who asks; the others wait for it. */
final class Lazy<A> {

    private final Part<A> part;
    private @Nullable A address;
    private volatile boolean stopped;

    Lazy(Part<A> part) {
        this.part = part;
    }

    synchronized A get() {
        if (stopped) {
            throw new ServiceFailure("The services are stopping");
        }
        var known = address;
        if (known == null) {
            known = part.start();
            address = known;
        }
        return known;
    }

    synchronized A restart() {
        halt();
        return get();
    }

    /** Stops it until the next who asks. */
    synchronized void halt() {
        part.stop();
        address = null;
    }

    void stop() {
        // Not synchronized on the start: who stops does not wait for a start that may never end.
        stopped = true;
        part.stop();
    }
}
