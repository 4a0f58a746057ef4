package io.taskloom.engine.bpm.work;

import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskManager;

/** Where the engine inserts and deletes external tasks: tells the worker, whoever causes it. */
class StepTable extends ExternalTaskManager {

    private final Worker worker;
    private final Nudges nudges;

    private StepTable(Worker worker, Nudges nudges) {
        this.worker = worker;
        this.nudges = nudges;
    }

    @Override
    public void insert(ExternalTaskEntity task) {
        getDbEntityManager().insert(task);
        if (task.getWorkerId() == null) {
            fireExternalTaskAvailableEvent();
        }
    }

    @Override
    public void delete(ExternalTaskEntity task) {
        worker.withdraw(task.getId());
        super.delete(task);
    }

    @Override
    public void fireExternalTaskAvailableEvent() {
        nudges.afterCommit();
    }

    record Factory(Worker worker, Nudges nudges) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return ExternalTaskManager.class;
        }

        @Override
        public Session openSession() {
            return new StepTable(worker, nudges);
        }
    }
}
