package io.taskloom.engine.export;

import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.task.TaskView;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;
import org.springframework.stereotype.Component;

/** Tasks on paper: a table on pages of A4, written row by row. */
@Component
class PdfFile {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);
    private static final Color LINE = new Color(0xDDDDDD);
    private static final Color HEAD = new Color(0xF1F3F5);
    private static final Color LATE = new Color(0xC92A2A);
    private static final String HEADING = "Tasks";
    private static final int MARGIN = 36;
    /** So many rows are in memory at once. */
    private static final int ROWS = 200;

    private static final List<String> TITLES =
            List.of("Task", "Status", "Priority", "Due", "Assignees", "Project", "Tags");
    private static final float[] WIDTHS = {34, 9, 8, 14, 14, 12, 9};

    private final TaskExport tasks;
    private final Clock clock;
    private final BaseFont regular;
    private final BaseFont bold;

    PdfFile(TaskExport tasks, Clock clock) throws IOException {
        this.tasks = tasks;
        this.clock = clock;
        this.regular = font("LiberationSans-Regular.ttf");
        this.bold = font("LiberationSans-Bold.ttf");
    }

    void write(TaskExport.Selection selection, OutputStream out) throws IOException {
        var document = new Document(PageSize.A4.rotate(), MARGIN, MARGIN, MARGIN, MARGIN + 12);
        PdfWriter writer = PdfWriter.getInstance(document, out);
        writer.setPageEvent(new Numbers());
        document.addTitle(HEADING);
        document.addCreator("Taskloom");
        document.open();
        document.add(new Paragraph(HEADING, new Font(bold, 15)));
        var below = new Paragraph(
                "%,d tasks · %s".formatted(selection.ids().size(), time(clock.instant(), selection.zone())),
                new Font(regular, 9, Font.NORMAL, Color.GRAY));
        below.setSpacingAfter(10);
        document.add(below);
        var table = new PdfPTable(WIDTHS);
        table.setWidthPercentage(100);
        table.setHeaderRows(1);
        table.setComplete(false);
        TITLES.forEach(title -> table.addCell(cell(title, new Font(bold, 8.5f), HEAD)));
        tasks.read(selection, line -> {
            row(table, line, selection.zone());
            if (table.size() > ROWS) {
                document.add(table);
            }
        });
        table.setComplete(true);
        document.add(table);
        document.close();
    }

    private void row(PdfPTable table, TaskExport.Line line, ZoneId zone) {
        TaskView task = line.task();
        var plain = new Font(regular, 8.5f);
        var due = new Font(regular, 8.5f, Font.NORMAL, task.overdue() ? LATE : Color.BLACK);
        table.addCell(cell(task.title(), plain, null));
        table.addCell(cell(words(task.status().word()), plain, null));
        table.addCell(cell(words(task.priority().word()), plain, null));
        table.addCell(cell(task.dueAt() == null ? "" : time(task.dueAt(), zone), due, null));
        table.addCell(
                cell(task.assignees().stream().map(PersonView::name).collect(Collectors.joining(", ")), plain, null));
        table.addCell(cell(line.project().name(), plain, null));
        table.addCell(cell(task.tags().stream().map(tag -> tag.name()).collect(Collectors.joining(", ")), plain, null));
    }

    private static PdfPCell cell(String text, Font font, @Nullable Color background) {
        var cell = new PdfPCell(new Phrase(text, font));
        cell.setBorderColor(LINE);
        cell.setPadding(4);
        if (background != null) {
            cell.setBackgroundColor(background);
        }
        return cell;
    }

    /** {@code in_progress} as "In progress". */
    private static String words(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1).replace('_', ' ');
    }

    private static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    private static BaseFont font(String name) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(PdfFile.class.getResourceAsStream("/liberation/" + name), "no font " + name)) {
            return BaseFont.createFont(
                    name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.CACHED, file.readAllBytes(), null);
        }
    }

    /** How many pages there will be is not known while they are written. */
    private final class Numbers extends PdfPageEventHelper {

        @Override
        public void onEndPage(PdfWriter writer, Document document) {
            ColumnText.showTextAligned(
                    writer.getDirectContent(),
                    Element.ALIGN_RIGHT,
                    new Phrase("Page " + document.getPageNumber(), new Font(regular, 8, Font.NORMAL, Color.GRAY)),
                    document.right(),
                    document.bottom() - 16,
                    0);
        }
    }
}
