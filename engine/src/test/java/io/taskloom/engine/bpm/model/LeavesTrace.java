package io.taskloom.engine.bpm.model;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** What a hostile model tries to reach; its loading alone leaves the trace. */
public final class LeavesTrace implements JavaDelegate, ExecutionListener {

    static {
        System.setProperty(HostileModels.TRACE, "yes");
    }

    @Override
    public void execute(DelegateExecution execution) {
        // Loading it was enough.
    }

    @Override
    public void notify(DelegateExecution execution) {
        // Loading it was enough.
    }
}
