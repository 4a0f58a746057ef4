package io.taskloom.engine.audit;

import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.web.Csv;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The audit log as CSV, read a page at a time while it is written: no transaction waits for somebody slow. */
@Component
class AuditFile {

    private static final List<String> HEAD = List.of(
            "Time (UTC)",
            "About",
            "Who",
            "What",
            "Concerns",
            "Workspace",
            "Address",
            "Device",
            "Event",
            "Actor id",
            "Id");

    private final AuditLog log;

    AuditFile(AuditLog log) {
        this.log = log;
    }

    void write(AuditLog.Selection selection, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        var csv = new Csv(text);
        csv.line(HEAD);
        String cursor = null;
        do {
            Page<AuditEntryView> page = log.page(selection, new PageRequest(PageRequest.MAX_LIMIT, cursor));
            for (AuditEntryView entry : page.items()) {
                csv.line(cells(entry));
            }
            cursor = page.next();
        } while (cursor != null);
        text.flush();
    }

    private static List<Object> cells(AuditEntryView entry) {
        return List.of(
                entry.at(),
                entry.kind() == null ? "" : entry.kind().wire(),
                new Csv.Text(entry.actor().name()),
                new Csv.Text(entry.text()),
                text(named(entry.person())),
                text(entry.workspace() == null ? null : entry.workspace().name()),
                text(entry.address()),
                text(entry.device()),
                entry.type(),
                entry.actor().id(),
                entry.id());
    }

    private static @Nullable String named(@Nullable PersonView person) {
        if (person == null) {
            return null;
        }
        return person.email() == null ? person.name() : "%s <%s>".formatted(person.name(), person.email());
    }

    private static Csv.Text text(@Nullable String value) {
        return new Csv.Text(value == null ? "" : value);
    }
}
