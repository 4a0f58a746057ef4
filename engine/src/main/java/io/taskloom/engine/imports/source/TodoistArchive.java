package io.taskloom.engine.imports.source;

import io.taskloom.engine.web.Csv;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The ZIP that Todoist makes as a backup: a table for each project. They become one table, in which each project is a section, and
 * a project's own sections are called by both names. The archive's names are shown and never used as paths.
 */
public final class TodoistArchive {

    private static final byte[] BEGINS = {'P', 'K', 3, 4};
    private static final int MOST_FILES = 300;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_SECTION = 100;
    private static final Pattern ID = Pattern.compile("\\s*\\[\\w+]$");

    private TodoistArchive() {}

    /** Whether a file is a ZIP. */
    public static boolean fits(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(BEGINS.length), BEGINS);
        }
    }

    private record Project(String name, Path file, FileFormat format, List<String> columns) {}

    /**
     * @param most bytes of all that is in it, unpacked: what a ZIP says of its sizes is not believed
     * @return one table of Todoist's in UTF-8, for the caller to delete
     * @throws FileNotTaken if there is anything else in it
     * @throws FileUnreadable if it is broken, or has more in it than may be imported
     */
    public static Path unpacked(Path zip, FileLimits limits, long most) throws IOException {
        List<Project> projects = new ArrayList<>();
        try {
            extract(zip, limits, most, projects);
            Path table = Files.createTempFile("taskloom-import", ".part");
            try {
                write(projects, limits, table);
                return table;
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(table);
                throw e;
            }
        } finally {
            for (Project project : projects) {
                Files.deleteIfExists(project.file());
            }
        }
    }

    private static void extract(Path zip, FileLimits limits, long most, List<Project> into) throws IOException {
        // By its directory at the end: of one that was cut off nobody is to import the first half.
        try (var archive = new ZipFile(zip.toFile(), StandardCharsets.UTF_8)) {
            if (archive.size() > MOST_FILES) {
                throw new FileUnreadable("files", null, "An archive has at most %d files in it.".formatted(MOST_FILES));
            }
            long left = most;
            for (ZipEntry entry : Collections.list(archive.entries())) {
                String name = checked(entry);
                Path file = Files.createTempFile("taskloom-import", ".part");
                // Known before it is filled, so that it is deleted whatever happens.
                into.add(new Project(name, file, new FileFormat(FileKind.TODOIST, "UTF-8", ","), List.of()));
                try (InputStream in = archive.getInputStream(entry)) {
                    left -= copied(in, file, left);
                }
                into.set(into.size() - 1, read(name, file, limits));
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new FileUnreadable("archive", null, "The archive is broken, or locked by a password.");
        }
    }

    private static String checked(ZipEntry entry) {
        String name = entry.getName();
        boolean strange = name.length() > LONGEST_NAME
                || name.indexOf('\\') >= 0
                || name.indexOf('/') >= 0
                || name.indexOf(':') == 1
                || name.equals("..")
                || name.chars().anyMatch(Character::isISOControl);
        if (strange || entry.isDirectory()) {
            throw new FileNotTaken(
                    "There are folders in it: only the ZIP of Todoist's backup is taken. Save a sheet as CSV.");
        }
        if (!name.toLowerCase(Locale.ROOT).endsWith(".csv")) {
            throw new FileNotTaken(
                    "There is more in this archive than CSV files: unpack it and import them one by one.");
        }
        String bare = ID.matcher(name.substring(0, name.length() - 4))
                .replaceFirst("")
                .strip();
        return shortened(bare.isEmpty() ? "Todoist" : bare);
    }

    /** @return how many bytes there were */
    private static long copied(InputStream in, Path file, long most) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 14];
            long size = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > most) {
                    throw new FileUnreadable(
                            "size", null, "There is more in this archive than may be imported at once.");
                }
                out.write(buffer, 0, read);
            }
            return size;
        }
    }

    private static Project read(String name, Path file, FileLimits limits) throws IOException {
        FileFormat format = SourceFiles.detect(file);
        if (format.kind() != FileKind.TODOIST) {
            throw new FileNotTaken(
                    "“%s” in this archive is no table of Todoist's: import it by itself.".formatted(name));
        }
        Encodings.check(file, format.charset());
        try (var lines = new CsvLines(file, format, limits)) {
            return new Project(name, file, format, lines.columns());
        }
    }

    private static void write(List<Project> projects, FileLimits limits, Path table) throws IOException {
        Set<String> columns = new LinkedHashSet<>();
        projects.forEach(project -> columns.addAll(project.columns()));
        columns.remove("");
        try (BufferedWriter text = Files.newBufferedWriter(table)) {
            var csv = new Csv(text);
            csv.line(columns.stream().map(Csv.Text::new).toList());
            for (Project project : projects) {
                // One project alone needs no section to be told from others.
                if (projects.size() > 1) {
                    csv.line(columns.stream()
                            .map(each -> section(each, project.name()))
                            .toList());
                }
                try (var lines = new CsvLines(project.file(), project.format(), limits)) {
                    for (Line line = lines.next(); line != null; line = lines.next()) {
                        csv.line(cells(line, project, columns, projects.size() > 1));
                    }
                }
            }
        }
    }

    private static String section(String column, String project) {
        return switch (column) {
            case "TYPE" -> "section";
            case "CONTENT" -> project;
            default -> "";
        };
    }

    private static List<Csv.Text> cells(Line line, Project project, Set<String> columns, boolean many) {
        boolean section = many && cell(line, project, "TYPE").strip().equalsIgnoreCase("section");
        return columns.stream()
                .map(column -> section && column.equals("CONTENT")
                        ? shortened(project.name() + ": "
                                + cell(line, project, column).strip())
                        : cell(line, project, column))
                .map(Csv.Text::new)
                .toList();
    }

    private static String cell(Line line, Project project, String column) {
        int at = project.columns().indexOf(column);
        return at < 0 ? "" : line.cell(at);
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_SECTION
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_SECTION));
    }
}
