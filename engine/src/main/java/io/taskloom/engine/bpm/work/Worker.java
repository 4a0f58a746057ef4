package io.taskloom.engine.bpm.work;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Holds what this node has under way, from the transaction in which a step is born to the end of its work. */
@Component
class Worker {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final Locks locks;
    private final Permits permits;
    private final Nudges nudges;
    private final ObjectProvider<Performing> performing;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("step-", 0).factory());

    /** Born in a transaction that has not ended yet. */
    private final Map<String, Step> unborn = new ConcurrentHashMap<>();

    private final Map<String, Step> inFlight = new ConcurrentHashMap<>();
    private volatile boolean open = true;

    Worker(Locks locks, Permits permits, Nudges nudges, ObjectProvider<Performing> performing) {
        this.locks = locks;
        this.permits = permits;
        this.nudges = nudges;
        this.performing = performing;
    }

    /** Inserts a new step, ours if there is a permit. */
    void bear(ExternalTaskEntity task, Supplier<Step> taken) {
        if (!open || !permits.tryTake()) {
            task.insert();
            return;
        }
        try {
            task.setWorkerId(locks.node());
            task.setLockExpirationTime(java.util.Date.from(locks.expiry()));
            task.insert();
            Step step = taken.get();
            unborn.put(step.id(), step);
            TransactionSynchronizationManager.registerSynchronization(handOver(step));
        } catch (RuntimeException e) {
            permits.giveBack(1);
            throw e;
        }
    }

    /** The step ends in the same transaction that has borne it, as when a parallel branch terminates the process. */
    void withdraw(String id) {
        unborn.remove(id);
    }

    private TransactionSynchronization handOver(Step step) {
        return new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                boolean exists = unborn.remove(step.id()) != null && status == STATUS_COMMITTED;
                if (exists) {
                    begin(step);
                } else {
                    free();
                }
            }
        };
    }

    /** The caller has taken a permit and the lock for it. */
    void begin(Step step) {
        if (!open) {
            free();
            locks.release(List.of(step.id()));
            return;
        }
        inFlight.put(step.id(), step);
        threads.execute(() -> {
            try {
                performing.getObject().perform(step);
            } catch (RuntimeException e) {
                LOG.error("Step {} ({}) is left to its lock's expiry", step.id(), step.topic(), e);
            } finally {
                inFlight.remove(step.id());
                free();
            }
        });
    }

    private void free() {
        permits.giveBack(1);
        if (permits.backlog() && permits.enough()) {
            nudges.now();
        }
    }

    List<String> inFlight() {
        return List.copyOf(inFlight.keySet());
    }

    /** From now on, what is born here or handed over is left to other nodes. */
    void close() {
        open = false;
    }

    void reopen() {
        open = true;
    }
}
