package io.taskloom.engine.bpm.engine;

import io.taskloom.engine.background.Pausable;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.context.SmartLifecycle;

/**
 * Runs timers and asynchronous steps once our models are deployed, and stops them before the database goes away. Held up, what is
 * due waits in the database; a job under way ends.
 */
class JobExecution implements SmartLifecycle, Pausable {

    private final boolean wanted;
    private final JobExecutor jobs;
    private boolean started;
    private boolean paused;

    JobExecution(boolean wanted, JobExecutor jobs) {
        this.wanted = wanted;
        this.jobs = jobs;
    }

    @Override
    public int getPhase() {
        return OwnModels.PHASE + 1;
    }

    @Override
    public synchronized void start() {
        started = wanted;
        run();
    }

    @Override
    public synchronized void stop() {
        started = false;
        jobs.shutdown();
    }

    @Override
    public synchronized boolean isRunning() {
        return started;
    }

    @Override
    public synchronized void pause() {
        paused = true;
        jobs.shutdown();
    }

    @Override
    public synchronized void resume() {
        paused = false;
        run();
    }

    private void run() {
        if (started && !paused && !jobs.isActive()) {
            jobs.start();
        }
    }
}
