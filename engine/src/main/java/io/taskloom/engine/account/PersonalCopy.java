package io.taskloom.engine.account;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.PersonalData;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A person's copy of their data: what every module has of them, as of one moment, and the files they have attached. It is read
 * into a file of this node first, so that no transaction is open while somebody slow listens, and never more of it than a row is in
 * memory. Each person has one at a time on a node; a node that is killed leaves the file to its system's care.
 */
@Component
class PersonalCopy {

    private static final int ROWS_AT_A_TIME = 500;
    private static final String README = """
            This is a copy of what Taskloom holds about you.

            Each .json file is a list, named after what is in it; ids connect them. The folder "files" has what you attached to tasks
            that you can still see, picture.jpg is your picture. What others wrote is theirs and not in here.
            """;

    private final List<PersonalData> all;
    private final NamedParameterJdbcTemplate database;
    private final TransactionTemplate oneMoment;
    private final Set<PersonId> underWay = ConcurrentHashMap.newKeySet();

    PersonalCopy(List<PersonalData> all, JdbcTemplate database, PlatformTransactionManager transactions) {
        this.all = all;
        var inPieces = new JdbcTemplate(Objects.requireNonNull(database.getDataSource()));
        inPieces.setFetchSize(ROWS_AT_A_TIME);
        this.database = new NamedParameterJdbcTemplate(inPieces);
        this.oneMoment = new TransactionTemplate(transactions);
        this.oneMoment.setReadOnly(true);
        this.oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Held while the copy is sent; its rows are read. */
    final class Draft implements AutoCloseable {

        private final PersonId person;
        private final Path rows;

        private Draft(PersonId person, Path rows) {
            this.person = person;
            this.rows = rows;
        }

        void writeTo(OutputStream out) throws IOException {
            var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
            try (var in = new ZipInputStream(Files.newInputStream(rows), StandardCharsets.UTF_8)) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    in.transferTo(zip);
                    zip.closeEntry();
                }
            }
            for (PersonalData data : all) {
                for (PersonalData.File file : data.files(person)) {
                    add(zip, file);
                }
            }
            zip.finish();
        }

        @Override
        public void close() {
            underWay.remove(person);
            try {
                Files.deleteIfExists(rows);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @throws TooManyCopies if the person has one already */
    Draft draft(PersonId person) throws IOException {
        if (!underWay.add(person)) {
            throw new TooManyCopies();
        }
        try {
            return new Draft(person, read(person));
        } catch (IOException | RuntimeException e) {
            underWay.remove(person);
            throw e;
        }
    }

    private Path read(PersonId person) throws IOException {
        Path file = Files.createTempFile("taskloom-copy-", ".zip");
        try (var zip =
                new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry("README.txt"));
            zip.write(README.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            oneMoment.executeWithoutResult(status -> all.stream()
                    .flatMap(data -> data.extracts().stream())
                    .forEach(extract -> write(zip, extract, person)));
            return file;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private void write(ZipOutputStream zip, PersonalData.Extract extract, PersonId person) {
        try {
            zip.putNextEntry(new ZipEntry(extract.name() + ".json"));
            zip.write('[');
            var before = new Object() {
                String separator = "\n";
            };
            RowCallbackHandler line = row -> {
                try {
                    zip.write((before.separator + row.getString(1)).getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                before.separator = ",\n";
            };
            database.query(
                    "select to_jsonb(x)::text from (" + extract.sql() + ") x", Map.of("person", person.value()), line);
            zip.write("\n]\n".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(ZipOutputStream zip, PersonalData.File file) throws IOException {
        Optional<InputStream> content = file.content().get();
        if (content.isPresent()) {
            try (InputStream in = content.get()) {
                zip.putNextEntry(new ZipEntry(file.path()));
                in.transferTo(zip);
                zip.closeEntry();
            }
        }
    }
}
