package io.taskloom.engine.imports;

import io.taskloom.engine.event.Ids;
import io.taskloom.engine.storage.ObjectKey;
import io.taskloom.engine.storage.ObjectStorage;
import io.taskloom.engine.storage.StorageAway;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * The files themselves: in the object store, and on this node's disk while somebody reads them. That there may be an object is
 * written down before it is sent, so that none is forgotten whoever dies; it is deleted when its time is over, or its import gone.
 */
@Component
class ImportFiles {

    private static final Logger LOG = LoggerFactory.getLogger(ImportFiles.class);
    private static final Duration UPLOAD = Duration.ofHours(1);
    private static final int BATCH = 100;

    private final JdbcClient jdbc;
    private final ObjectStorage storage;
    private final ImportRows rows;
    private final ImportSettings settings;
    private final Clock clock;

    ImportFiles(JdbcClient jdbc, ObjectStorage storage, ImportRows rows, ImportSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.storage = storage;
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    /** For the caller to delete. @throws ImportTooLarge if there is more of it */
    static Path received(InputStream body, DataSize most) throws IOException {
        Path file = Files.createTempFile("taskloom-import", ".part");
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            long size = 0;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                size += read;
                if (size > most.toBytes()) {
                    throw new ImportTooLarge(most);
                }
                out.write(buffer, 0, read);
            }
            return file;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    void store(ImportId id, Path file) {
        ObjectKey key = new ObjectKey("imports/%s/%s".formatted(id, Ids.next()));
        jdbc.sql("insert into task_import_file (key, import_id, due_at) values (?, ?, ?)")
                .params(key.value(), id.value(), ImportRows.utc(clock.instant().plus(settings.keepFiles())))
                .update();
        storage.write(key, file, "application/octet-stream");
    }

    /** For the caller to delete. @throws ImportFileGone if it is not kept any more */
    Path fetch(ImportId id) throws IOException {
        Path file = Files.createTempFile("taskloom-import", ".part");
        try (InputStream in = key(id).flatMap(storage::read).orElseThrow(ImportFileGone::new)) {
            try (OutputStream out = Files.newOutputStream(file)) {
                in.transferTo(out);
            }
            return file;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    boolean kept(ImportId id) {
        return key(id).isPresent();
    }

    /** It is in use: its time begins anew. */
    void touch(ImportId id) {
        jdbc.sql("update task_import_file set due_at = ? where import_id = ?")
                .params(ImportRows.utc(clock.instant().plus(settings.keepFiles())), id.value())
                .update();
    }

    private Optional<ObjectKey> key(ImportId id) {
        return jdbc.sql("select key from task_import_file where import_id = ? and due_at > ?")
                .params(id.value(), ImportRows.utc(clock.instant()))
                .query((row, number) -> new ObjectKey(row.getString("key")))
                .optional();
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT2M")
    void sweep() {
        Instant now = clock.instant();
        while (rows.forget(now.minus(settings.keep()), now.minus(UPLOAD), BATCH) == BATCH) {
            LOG.debug("More imports are past keeping");
        }
        try {
            deleteDue(now);
        } catch (StorageAway e) {
            LOG.warn("Files of imports that are due stay until the object store answers");
        }
    }

    /** Deleting twice does no harm: no node asks another. */
    private void deleteDue(Instant now) {
        List<ObjectKey> due;
        do {
            due = jdbc.sql("""
                            select key from task_import_file f
                            where due_at <= ? or not exists (select from task_import i where i.id = f.import_id)
                            limit ?""")
                    .params(ImportRows.utc(now), BATCH)
                    .query((row, number) -> new ObjectKey(row.getString("key")))
                    .list();
            for (ObjectKey key : due) {
                storage.delete(key);
                jdbc.sql("delete from task_import_file where key = ?")
                        .param(key.value())
                        .update();
            }
        } while (due.size() == BATCH);
    }
}
