package io.taskloom.engine.imports;

import io.taskloom.engine.background.LeasedWork;
import io.taskloom.engine.background.Pausable;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.imports.source.Line;
import io.taskloom.engine.imports.source.Lines;
import io.taskloom.engine.imports.source.SourceFiles;
import io.taskloom.engine.storage.StorageAway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works on imports, each on one node at a time, which has a lease of it: when the node dies, another one goes on behind the last
 * batch that was committed. The file is read from the beginning again, for reading costs next to nothing.
 */
@Component
class ImportRunner implements SmartLifecycle, Pausable {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);
    private static final int MOST_FAILURES = 5;

    /** This run of this node. */
    private final UUID node = Ids.next();

    private final ImportRows rows;
    private final ImportBatch batches;
    private final ImportUndo undo;
    private final ImportFiles files;
    private final ImportSettings settings;
    private final Events events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final LeasedWork<ImportId> work;

    ImportRunner(
            ImportRows rows,
            ImportBatch batches,
            ImportUndo undo,
            ImportFiles files,
            ImportSettings settings,
            Events events,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.batches = batches;
        this.undo = undo;
        this.files = files;
        this.settings = settings;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
        this.work = new LeasedWork<>("import", settings.workers(), this::claim, this::workOn);
    }

    /** There is something to do. */
    record Wanted(ImportId id) {}

    @TransactionalEventListener
    void wake(Wanted wanted) {
        look();
    }

    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
    void look() {
        work.look();
    }

    private Optional<ImportId> claim() {
        Instant now = clock.instant();
        return rows.claim(node, now, now.plus(settings.lease()));
    }

    private void workOn(ImportId id) {
        TaskImport claimed = rows.find(id).orElse(null);
        if (claimed == null) {
            return;
        }
        try {
            if (claimed.state() == ImportState.UNDOING) {
                undo(claimed);
            } else {
                run(claimed);
            }
        } catch (ImportFileGone e) {
            stop(claimed, "file");
        } catch (IOException | RuntimeException e) {
            fail(claimed, e);
        }
    }

    private void undo(TaskImport claimed) {
        ImportUndo.Progress progress = undo.step(claimed, node, null);
        while (work.isRunning() && progress.more()) {
            progress = undo.step(claimed, node, progress.behind());
        }
    }

    private void run(TaskImport claimed) throws IOException {
        Path file = files.fetch(claimed.id());
        try {
            TaskImport now = claimed;
            while (now != null && pass(now, file)) {
                now = rows.find(claimed.id()).orElse(null);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** @return whether the file is to be read once more */
    private boolean pass(TaskImport claimed, Path file) throws IOException {
        try (Lines lines = SourceFiles.open(file, claimed.shape().format(claimed.plan()), settings.limits())) {
            List<Line> waiting = new ArrayList<>();
            Line next = behind(lines, claimed.cursor());
            while (work.isRunning()) {
                while (next != null && waiting.size() < settings.batch()) {
                    waiting.add(next);
                    next = lines.next();
                }
                switch (batches.step(claimed, node, List.copyOf(waiting))) {
                    case ImportBatch.Next.GoOn(int taken) ->
                        waiting.subList(0, taken).clear();
                    case ImportBatch.Next.Again again -> {
                        return true;
                    }
                    case ImportBatch.Next.Leave leave -> {
                        return false;
                    }
                }
            }
        }
        return false;
    }

    private static @Nullable Line behind(Lines lines, int cursor) throws IOException {
        Line next = lines.next();
        while (next != null && next.number() <= cursor) {
            next = lines.next();
        }
        return next;
    }

    /** Its lease runs out, and somebody tries again; not for ever. */
    private void fail(TaskImport claimed, Exception e) {
        LOG.warn("Import {} could not go on", claimed.id(), e);
        int failures = rows.failed(claimed.id(), node, clock.instant().plusSeconds(2));
        if (failures >= MOST_FAILURES) {
            stop(claimed, e instanceof StorageAway ? "storage" : "failed");
        }
    }

    private void stop(TaskImport claimed, String reason) {
        transaction.executeWithoutResult(status -> {
            if (rows.hold(claimed.id(), node, clock.instant()).isPresent()) {
                rows.turn(claimed.id(), ImportState.STOPPED, reason, clock.instant());
                events.publish(claimed.actor(), ImportProgressed.of(claimed, ImportState.STOPPED));
            }
        });
    }

    @Override
    public void start() {
        work.start();
    }

    /** Whatever is at work ends with its batch; the next node, or this one started again, goes on. */
    @Override
    public void stop() {
        work.stop(() -> rows.release(node));
    }

    @Override
    public void pause() {
        work.pause(() -> rows.release(node));
    }

    @Override
    public void resume() {
        work.resume();
    }

    @Override
    public boolean isRunning() {
        return work.isRunning();
    }
}
