package io.taskloom.engine.run.migration;

import io.taskloom.engine.problem.Conflict;

/** One at a time per automation. */
class MigrationAtWork extends Conflict {

    MigrationAtWork() {
        super("Runs of this automation are being moved already: wait until that is done.");
    }
}
