package io.taskloom.engine.imports.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Opens files for reading, and finds out how they want to be read. */
public final class SourceFiles {

    private static final int HEAD = 1 << 16;
    private static final int PREVIEW = 5;
    private static final int SAMPLES = 5;
    private static final int SHORT = 120;
    private static final String DELIMITERS = ",;\t|";
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})([./-])(\\d{1,2})[./-]\\d{2,4}\\b.*");

    private SourceFiles() {}

    /**
     * What a file is like.
     *
     * @param rows the first ones, each as long as {@code columns}, long texts shortened
     * @param lines how many tasks it may make
     * @param monthFirst whether days look like 12/31/2026; null where nothing tells
     */
    public record Inspected(
            FileFormat format,
            List<Column> columns,
            List<List<String>> rows,
            int lines,
            @Nullable Boolean monthFirst) {}

    /** @param samples some of its values, each once */
    public record Column(String name, List<String> samples) {}

    /** @throws FileNotTaken if it is neither a table nor JSON @throws FileUnreadable if it is broken or too large */
    public static FileFormat detect(Path file) throws IOException {
        String encoding = Encodings.detect(file);
        String head = head(file, Charset.forName(encoding));
        if (head.stripLeading().startsWith("{")) {
            return new FileFormat(FileKind.TRELLO, "UTF-8", ",");
        }
        String heading = head.stripLeading().lines().findFirst().orElse("");
        String delimiter = delimiter(heading);
        List<String> columns = List.of(heading.replace("\"", "").split(Pattern.quote(delimiter), -1));
        return new FileFormat(TodoistLines.fits(columns) ? FileKind.TODOIST : FileKind.CSV, encoding, delimiter);
    }

    /** For the caller to close. */
    public static Lines open(Path file, FileFormat format, FileLimits limits) throws IOException {
        return switch (format.kind()) {
            case CSV -> new CsvLines(file, format, limits);
            case TODOIST -> new TodoistLines(new CsvLines(file, format, limits));
            case TRELLO -> new TrelloLines(file, limits);
        };
    }

    /** Reads it to the end once, so that whatever is wrong with all of it is said before anything is made. */
    public static Inspected inspect(Path file, FileFormat format, FileLimits limits) throws IOException {
        Encodings.check(file, format.charset());
        try (Lines lines = open(file, format, limits)) {
            List<String> names = lines.columns();
            List<Set<String>> samples = new ArrayList<>();
            names.forEach(name -> samples.add(new LinkedHashSet<>()));
            var rows = new ArrayList<List<String>>();
            int count = 0;
            int dayFirst = 0;
            int monthFirst = 0;
            for (Line line = lines.next(); line != null; line = lines.next()) {
                count++;
                if (rows.size() < PREVIEW) {
                    rows.add(shown(line, names.size()));
                }
                for (int i = 0; i < names.size(); i++) {
                    String cell = line.cell(i).strip();
                    if (!cell.isEmpty() && samples.get(i).size() < SAMPLES) {
                        samples.get(i).add(shortened(cell));
                    }
                    Matcher day = DAY.matcher(cell);
                    if (day.matches()) {
                        boolean first = Integer.parseInt(day.group(1)) > 12 || ".".equals(day.group(2));
                        boolean second = Integer.parseInt(day.group(3)) > 12;
                        dayFirst += first && !second ? 1 : 0;
                        monthFirst += second && !first ? 1 : 0;
                    }
                }
            }
            if (count == 0) {
                throw new FileUnreadable("empty", null, "There are no tasks in the file.");
            }
            var columns = new ArrayList<Column>();
            for (int i = 0; i < names.size(); i++) {
                columns.add(new Column(shortened(names.get(i)), List.copyOf(samples.get(i))));
            }
            return new Inspected(
                    format, columns, rows, count, dayFirst == monthFirst ? null : (Boolean) (monthFirst > dayFirst));
        }
    }

    private static List<String> shown(Line line, int columns) {
        var shown = new ArrayList<String>();
        for (int i = 0; i < columns; i++) {
            shown.add(shortened(line.cell(i).strip()));
        }
        return shown;
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= SHORT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHORT)) + "…";
    }

    private static String delimiter(String heading) {
        char best = ',';
        long most = 0;
        for (char each : DELIMITERS.toCharArray()) {
            boolean quoted = false;
            long count = 0;
            for (char one : heading.toCharArray()) {
                quoted ^= one == '"';
                count += one == each && !quoted ? 1 : 0;
            }
            if (count > most) {
                best = each;
                most = count;
            }
        }
        return String.valueOf(best);
    }

    private static String head(Path file, Charset charset) throws IOException {
        char[] head = new char[HEAD];
        try (Reader reader = new BufferedReader(Encodings.reader(file, charset))) {
            int read = reader.read(head);
            return new String(head, 0, Math.max(read, 0));
        } catch (CharacterCodingException e) {
            Encodings.check(file, charset);
            throw e;
        }
    }
}
