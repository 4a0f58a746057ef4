package io.taskloom.engine.run;

import io.taskloom.engine.event.RunId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What one transaction has to tell of runs. Written in one go just before it commits, so that a step which begins and ends
 * in it costs one insert, and all of them one round trip.
 */
final class JournalPage implements TransactionSynchronization {

    final Map<RunId, RunNote> runs = new LinkedHashMap<>();
    final Map<StepKey, StepNote> steps = new LinkedHashMap<>();

    private final Consumer<JournalPage> writer;

    private JournalPage(Consumer<JournalPage> writer) {
        this.writer = writer;
    }

    /** The running transaction's. @throws IllegalStateException outside one */
    static JournalPage current(Consumer<JournalPage> writer) {
        if (TransactionSynchronizationManager.getResource(JournalPage.class) instanceof JournalPage page) {
            return page;
        }
        var page = new JournalPage(writer);
        TransactionSynchronizationManager.registerSynchronization(page);
        TransactionSynchronizationManager.bindResource(JournalPage.class, page);
        return page;
    }

    RunNote run(RunId id) {
        return runs.computeIfAbsent(id, ignored -> new RunNote());
    }

    StepNote step(StepKey key) {
        return steps.computeIfAbsent(key, ignored -> new StepNote(key, null));
    }

    /** Writes what stands here, for a reader in the same transaction. */
    void write() {
        if (!runs.isEmpty() || !steps.isEmpty()) {
            writer.accept(this);
            runs.clear();
            steps.clear();
        }
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        write();
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(JournalPage.class);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(JournalPage.class, this);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(JournalPage.class);
    }
}
