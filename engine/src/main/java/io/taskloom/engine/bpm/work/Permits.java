package io.taskloom.engine.bpm.work;

import java.util.concurrent.Semaphore;

/** How many calls this node may still begin, and whether anything waits in the database for want of one. */
class Permits {

    private final Semaphore free;
    private final int enough;
    private volatile boolean backlog;

    Permits(int permits) {
        free = new Semaphore(permits);
        enough = Math.max(1, permits / 10);
    }

    /** For a step being born; refused while older ones wait, so that those are not overtaken. */
    boolean tryTake() {
        if (!backlog && free.tryAcquire()) {
            return true;
        }
        backlog = true;
        return false;
    }

    /** Takes up to so many at once. */
    int takeSome(int most) {
        int taken = 0;
        while (taken < most && free.tryAcquire()) {
            taken++;
        }
        return taken;
    }

    void giveBack(int permits) {
        free.release(permits);
    }

    void backlog(boolean waits) {
        backlog = waits;
    }

    boolean backlog() {
        return backlog;
    }

    /** Whether it is worth looking for as many steps as there are permits; what waits for fewer is found a moment later. */
    boolean enough() {
        return free.availablePermits() >= enough;
    }

    int free() {
        return free.availablePermits();
    }
}
