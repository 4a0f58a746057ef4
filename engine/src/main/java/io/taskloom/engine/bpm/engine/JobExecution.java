package io.taskloom.engine.bpm.engine;

import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.context.SmartLifecycle;

/** Runs timers and asynchronous steps once our models are deployed, and stops them before the database goes away. */
class JobExecution implements SmartLifecycle {

    private final boolean wanted;
    private final JobExecutor jobs;

    JobExecution(boolean wanted, JobExecutor jobs) {
        this.wanted = wanted;
        this.jobs = jobs;
    }

    @Override
    public int getPhase() {
        return OwnModels.PHASE + 1;
    }

    @Override
    public void start() {
        if (wanted) {
            jobs.start();
        }
    }

    @Override
    public void stop() {
        jobs.shutdown();
    }

    @Override
    public boolean isRunning() {
        return jobs.isActive();
    }
}
