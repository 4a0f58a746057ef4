package io.taskloom.engine.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes what is due in the object store: of files and pictures that were deleted, of tasks and people that are gone for good,
 * of uploads that never came or were not what was announced. A node claims a batch for a while, deletes without a transaction and
 * forgets the rows one by one; deleting twice does no harm, so whatever a node that dies had claimed is done again by another.
 */
@Component
public class ObjectSweep {

    private static final Logger LOG = LoggerFactory.getLogger(ObjectSweep.class);
    private static final Duration CLAIM = Duration.ofMinutes(10);
    private static final int BATCH = 100;

    private final ObjectLedger objects;
    private final ObjectStorage storage;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ObjectSweep(ObjectLedger objects, ObjectStorage storage, TransactionTemplate transaction, Clock clock) {
        this.objects = objects;
        this.storage = storage;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT30S")
    public void sweep() {
        List<ObjectKey> batch;
        do {
            batch = claim();
            try {
                batch.forEach(this::delete);
            } catch (StorageAway e) {
                LOG.warn("Objects that are due stay until the object store answers");
                return;
            }
        } while (batch.size() == BATCH);
    }

    private List<ObjectKey> claim() {
        Instant now = clock.instant();
        return Objects.requireNonNull(transaction.execute(status -> objects.claim(now, now.plus(CLAIM), BATCH)));
    }

    private void delete(ObjectKey key) {
        storage.delete(key);
        transaction.executeWithoutResult(status -> objects.forget(key));
    }
}
