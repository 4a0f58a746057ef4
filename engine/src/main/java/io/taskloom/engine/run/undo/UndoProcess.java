package io.taskloom.engine.run.undo;

/** What {@code undo-run.bpmn} and its Java agree on. Its business key is the run's id. */
final class UndoProcess {

    static final String KEY = "undo-run";

    /** Variable: the run's id. */
    static final String RUN = "runId";

    /** Input of its step: the same. */
    static final String STEP_RUN = "run";

    /** Result of its step: whether there is another one to take back. */
    static final String MORE = "more";

    private UndoProcess() {}
}
