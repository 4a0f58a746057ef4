package io.taskloom.engine.export;

import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.task.TaskFieldValue;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.field.CustomField;
import io.taskloom.engine.task.tag.TagView;
import io.taskloom.engine.web.Csv;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tasks as CSV: a line for each, dates in the zone of who asked. */
@Component
class CsvFile {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private static final List<String> HEAD = List.of(
            "Title",
            "Description",
            "Status",
            "Priority",
            "Project",
            "Section",
            "Assignees",
            "Tags",
            "Start",
            "Due",
            "Time zone",
            "Estimate (hours)",
            "Time spent (hours)",
            "Reporter",
            "Created",
            "Updated",
            "Completed",
            "Parent",
            "Link",
            "Id");

    private final TaskExport tasks;
    private final URI pages;

    CsvFile(TaskExport tasks, ExportSettings settings) {
        this.tasks = tasks;
        this.pages = settings.publicUrl();
    }

    /** @param marked whether it begins with a byte order mark, by which Excel knows UTF-8 */
    void write(TaskExport.Selection selection, boolean marked, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        if (marked) {
            text.write('\uFEFF');
        }
        var csv = new Csv(text);
        csv.line(Stream.concat(HEAD.stream(), selection.fields().stream().map(field -> new Csv.Text(field.name())))
                .toList());
        tasks.read(
                selection,
                line -> csv.line(Stream.concat(
                                cells(line, selection.zone()).stream(),
                                selection.fields().stream().map(field -> value(line.task(), field)))
                        .toList()));
        text.flush();
    }

    private List<Object> cells(TaskExport.Line line, ZoneId zone) {
        TaskView task = line.task();
        return List.of(
                new Csv.Text(task.title()),
                text(task.description()),
                task.status().word(),
                task.priority().word(),
                new Csv.Text(line.project().name()),
                text(line.section()),
                new Csv.Text(task.assignees().stream().map(PersonView::name).collect(Collectors.joining(", "))),
                new Csv.Text(task.tags().stream().map(TagView::name).collect(Collectors.joining(", "))),
                time(task.startAt(), zone),
                time(task.dueAt(), zone),
                zone.getId(),
                Csv.hours(task.estimate(), 2),
                Csv.hours(task.timeSpent(), 2),
                text(task.reporter() == null ? null : task.reporter().name()),
                time(task.createdAt(), zone),
                time(task.updatedAt(), zone),
                time(task.completedAt(), zone),
                task.parentId() == null ? "" : task.parentId(),
                pages.resolve("/tasks/" + task.id()),
                task.id());
    }

    private static Object value(TaskView task, CustomField field) {
        return task.fields().stream()
                .filter(each -> each.id().equals(field.id()))
                .findAny()
                .map(CsvFile::shown)
                .orElse("");
    }

    private static Object shown(TaskFieldValue value) {
        if (value.label() != null) {
            return new Csv.Text(value.label());
        }
        return value.value() instanceof String text ? new Csv.Text(text) : value.value();
    }

    private static Csv.Text text(@Nullable String text) {
        return new Csv.Text(text == null ? "" : text);
    }

    private static String time(@Nullable Instant at, ZoneId zone) {
        return at == null ? "" : TIME.format(at.atZone(zone));
    }
}
