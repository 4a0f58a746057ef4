package io.taskloom.engine.bpm.work;

import io.taskloom.engine.bpm.engine.Commands;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the steps nobody works on: those a dead node has left, those whose wait is over, those born without a permit. */
class Fetching implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Fetching.class);
    private static final int BATCH = 100;
    private static final Duration SHORTEST = Duration.ofMillis(100);

    private final Locks locks;
    private final Permits permits;
    private final Nudges nudges;
    private final Works works;
    private final Commands commands;
    private final Worker worker;
    private final Duration longest;

    Fetching(
            Locks locks,
            Permits permits,
            Nudges nudges,
            Works works,
            Commands commands,
            Worker worker,
            Duration longest) {
        this.locks = locks;
        this.permits = permits;
        this.nudges = nudges;
        this.works = works;
        this.commands = commands;
        this.worker = worker;
        this.longest = longest;
    }

    @Override
    public void run() {
        Duration pause = SHORTEST;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                boolean rung = nudges.await(pause);
                boolean found = fetch() > 0;
                Duration doubled = pause.multipliedBy(2);
                pause = rung || found || permits.backlog()
                        ? SHORTEST
                        : doubled.compareTo(longest) < 0 ? doubled : longest;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.warn("Looking for steps failed, going on", e);
                pause = longest;
            }
        }
    }

    /** @return how many were found */
    private int fetch() {
        int found = 0;
        while (true) {
            int room = permits.takeSome(BATCH);
            if (room == 0) {
                // Some may wait; permits that are given back ring.
                permits.backlog(true);
                return found;
            }
            int locked;
            int begun = 0;
            try {
                TakeSteps.Taken taken =
                        commands.execute(new TakeSteps(locks, works.prefixes(), room, worker.inFlight()));
                locked = taken.locked();
                for (Step step : taken.steps()) {
                    begun++;
                    worker.begin(step);
                }
            } finally {
                permits.giveBack(room - begun);
            }
            found += begun;
            if (locked < room) {
                permits.backlog(false);
                return found;
            }
            if (room < BATCH) {
                // Each look sorts all that wait: not again for the one or two permits given back meanwhile.
                permits.backlog(true);
                return found;
            }
        }
    }
}
