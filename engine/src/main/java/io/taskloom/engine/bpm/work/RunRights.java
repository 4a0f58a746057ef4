package io.taskloom.engine.bpm.work;

import io.taskloom.engine.bpm.RunJournal;
import io.taskloom.engine.problem.Problem;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether a run may still act: asked before a call leaves the house, in a transaction that ends before the call begins. */
@Component
class RunRights {

    private final ObjectProvider<RunJournal> journal;
    private final ShortTransactions shortly;
    private final TransactionTemplate transaction;

    RunRights(ObjectProvider<RunJournal> journal, ShortTransactions shortly, TransactionTemplate transaction) {
        this.journal = journal;
        this.shortly = shortly;
        this.transaction = transaction;
    }

    /** @throws Problem if whose rights the run has may not have it run any more; never for our own models */
    void check(Step step) {
        RunJournal runs = step.ofRun() ? journal.getIfAvailable() : null;
        if (runs != null) {
            shortly.run(() -> Objects.requireNonNull(transaction.execute(status -> runs.actor(step.instance()))));
        }
    }
}
