package io.taskloom.engine.export;

import io.taskloom.engine.task.Priority;
import io.taskloom.engine.task.Status;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.tag.TagView;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import net.fortuna.ical4j.data.FoldingWriter;
import net.fortuna.ical4j.model.TextList;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VToDo;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Completed;
import net.fortuna.ical4j.model.property.Created;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Due;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RelatedTo;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.stereotype.Component;

/** Tasks as iCalendar (RFC 5545): to-dos as they are, or their dates as events, since calendars on the web show nothing else. */
@Component
class ICalendarFile {

    /** What a task without a start takes in a calendar, up to when it is due. */
    private static final Duration SHOWN = Duration.ofMinutes(30);

    private static final String PRODUCT = "-//Taskloom//Tasks//EN";

    private final TaskExport tasks;
    private final URI pages;

    ICalendarFile(TaskExport tasks, ExportSettings settings) {
        this.tasks = tasks;
        this.pages = settings.publicUrl();
    }

    void writeToDos(TaskExport.Selection selection, OutputStream out) throws IOException {
        write(selection, "Taskloom", out, line -> toDo(line.task()));
    }

    /** Of those with a due date. */
    void writeEvents(TaskExport.Selection selection, String name, OutputStream out) throws IOException {
        write(selection, name, out, line -> event(line.task()));
    }

    private interface Shape {
        CalendarComponent of(TaskExport.Line line);
    }

    /** Component by component, since a calendar as a whole would stand in memory. */
    private void write(TaskExport.Selection selection, String name, OutputStream out, Shape shape) throws IOException {
        Writer text = new FoldingWriter(
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16),
                FoldingWriter.REDUCED_FOLD_LENGTH);
        text.write("BEGIN:VCALENDAR\r\n" + ImmutableVersion.VERSION_2_0 + new ProdId(PRODUCT));
        text.write(new XProperty("X-WR-CALNAME", name).toString());
        tasks.read(selection, line -> text.write(shape.of(line).toString()));
        text.write("END:VCALENDAR\r\n");
        text.flush();
    }

    private VToDo toDo(TaskView task) {
        var toDo = new VToDo(false);
        common(toDo, task);
        if (task.startAt() != null) {
            toDo.add(new DtStart<>(seconds(task.startAt())));
        }
        if (task.dueAt() != null) {
            toDo.add(new Due<>(seconds(task.dueAt())));
        }
        if (task.completedAt() != null) {
            toDo.add(new Completed(seconds(task.completedAt())));
        }
        toDo.add(new net.fortuna.ical4j.model.property.Status(status(task.status())));
        toDo.add(new net.fortuna.ical4j.model.property.Priority(priority(task.priority())));
        if (task.parentId() != null) {
            toDo.add(new RelatedTo(uid(task.parentId().toString())));
        }
        return toDo;
    }

    private VEvent event(TaskView task) {
        Instant due = seconds(Objects.requireNonNull(task.dueAt()));
        Instant start =
                task.startAt() == null || !task.startAt().isBefore(due) ? due.minus(SHOWN) : seconds(task.startAt());
        var event = new VEvent(false);
        common(event, task);
        event.add(new DtStart<>(start));
        event.add(new DtEnd<>(due));
        // Somebody with something to do is not busy all the time until then.
        event.add(new Transp("TRANSPARENT"));
        return event;
    }

    private void common(CalendarComponent component, TaskView task) {
        component.add(new Uid(uid(task.id().toString())));
        component.add(new DtStamp(seconds(task.updatedAt())));
        component.add(new Created(seconds(task.createdAt())));
        component.add(new LastModified(seconds(task.updatedAt())));
        component.add(new Summary(clean(task.title())));
        if (task.description() != null) {
            component.add(new Description(clean(task.description())));
        }
        component.add(new Url(pages.resolve("/tasks/" + task.id())));
        if (!task.tags().isEmpty()) {
            component.add(new Categories(
                    new TextList(task.tags().stream().map(TagView::name).toArray(String[]::new))));
        }
    }

    private static String uid(String task) {
        return task + "@taskloom";
    }

    /** The format has no place for control characters; lines are its own. */
    private static String clean(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
    }

    private static Instant seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String status(Status status) {
        return switch (status) {
            case TODO -> "NEEDS-ACTION";
            case IN_PROGRESS -> "IN-PROCESS";
            case DONE -> "COMPLETED";
            case CANCELLED -> "CANCELLED";
        };
    }

    /** 1 is the highest. */
    private static int priority(Priority priority) {
        return switch (priority) {
            case URGENT -> 1;
            case HIGH -> 3;
            case MEDIUM -> 5;
            case LOW -> 9;
        };
    }
}
