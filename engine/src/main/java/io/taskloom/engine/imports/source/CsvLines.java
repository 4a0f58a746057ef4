package io.taskloom.engine.imports.source;

import io.taskloom.engine.web.Csv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A table with a heading. The apostrophe that keeps a spreadsheet from calculating is taken off again. */
final class CsvLines implements Lines {

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final FileLimits limits;
    private final List<String> columns;
    private int lines;

    CsvLines(Path file, FileFormat format, FileLimits limits) throws IOException {
        this.limits = limits;
        char delimiter = format.delimiter().charAt(0);
        this.parser = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .get()
                .parse(new LineGuard(Encodings.reader(file, format.charset()), delimiter, limits));
        this.records = parser.iterator();
        Line heading = next();
        if (heading == null) {
            throw new FileUnreadable("empty", null, "There is nothing in the file.");
        }
        this.columns = heading.cells().stream().map(String::strip).toList();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public @Nullable Line next() throws IOException {
        try {
            while (records.hasNext()) {
                CSVRecord next = records.next();
                if (next.size() == 1 && next.get(0).isBlank()) {
                    continue;
                }
                // The heading is none of the lines.
                if (lines++ > limits.lines()) {
                    throw new FileUnreadable(
                            "lines", null, "A file has at most %,d lines: divide it.".formatted(limits.lines()));
                }
                var cells = new ArrayList<String>(next.size());
                next.forEach(cell -> cells.add(Csv.original(cell)));
                return new Line(Math.toIntExact(next.getRecordNumber()), cells, null, List.of());
            }
            return null;
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new FileUnreadable(
                    "quotes",
                    Math.toIntExact(parser.getCurrentLineNumber()),
                    "its quotes do not fit together. Is the delimiter right?");
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
