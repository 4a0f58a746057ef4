package io.taskloom.engine.time.sheet;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.time.TimeScope.VisibleProject;
import io.taskloom.engine.web.Csv;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A sheet as CSV: a line for each entry and day, written as it is read, with no transaction open while somebody slow listens. */
@Component
class SheetExport {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private static final List<String> HEAD = List.of(
            "Date",
            "Person",
            "E-mail",
            "Project",
            "Task",
            "Note",
            "Billable",
            "Start",
            "End",
            "Time zone",
            "Recorded",
            "Recorded hours",
            "Reported hours",
            "Entry");

    private final Timesheets sheets;
    private final People people;

    SheetExport(Timesheets sheets, People people) {
        this.sheets = sheets;
        this.people = people;
    }

    /** Writes it all, after the actor was let in. */
    interface Open {
        void writeTo(OutputStream out) throws IOException;
    }

    Open open(Actor actor, SheetQuery query) {
        Timesheets.Asked asked = sheets.ask(actor, query);
        return out -> {
            Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            var csv = new Csv(text);
            csv.line(HEAD);
            try {
                sheets.read(asked, (entry, part) -> line(csv, asked, entry, part));
            } catch (UncheckedIOException e) {
                throw Objects.requireNonNull(e.getCause());
            }
            text.flush();
        };
    }

    private void line(Csv csv, Timesheets.Asked asked, SheetEntry entry, DayPart part) {
        PersonView person = person(entry.person());
        VisibleProject project = asked.scope().visible().get(entry.project());
        ZoneId zone = asked.scope().person() == null ? people.timeZone(entry.person()) : asked.zone();
        try {
            csv.line(List.of(
                    part.day(),
                    new Csv.Text(person.name()),
                    new Csv.Text(Objects.requireNonNullElse(person.email(), "")),
                    new Csv.Text(project == null ? "" : project.name()),
                    new Csv.Text(project == null ? "" : entry.title()),
                    new Csv.Text(Objects.requireNonNullElse(entry.note(), "")),
                    entry.billable() ? "yes" : "no",
                    time(part.start(), zone),
                    time(part.end(), zone),
                    zone.getId(),
                    clock(part.recorded()),
                    Csv.hours(part.recorded(), 4),
                    Csv.hours(part.reported(), 4),
                    entry.id()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PersonView person(PersonId id) {
        return Objects.requireNonNull(people.find(Set.of(id)).get(id));
    }

    private static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    private static String clock(Duration duration) {
        return "%d:%02d:%02d".formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
    }
}
