package io.taskloom.engine.remark;

/** Whether a thread is done with. */
enum RemarkState {
    OPEN,
    RESOLVED
}
