package io.taskloom.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The table of results, as Markdown. */
final class Report {

    private static final String HEAD = """
            | id | work | measured | yardstick | ratio | CPU ms an operation (engine + PostgreSQL) | aim | met |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            """;

    private Report() {}

    /** @param machine what it ran on and how busy that was */
    static String of(String machine, List<Result> results) {
        var text = new StringBuilder(machine).append("\n\n").append(HEAD);
        results.forEach(result -> text.append(row(result)));
        return text.toString();
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(Result result) {
        return "| %s | %s | %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                        result.id(),
                        result.work(),
                        result.measured(),
                        result.yardstick(),
                        result.ratio() == null ? "" : String.format(Locale.ROOT, "%.0f %%", result.ratio() * 100),
                        result.cpu(),
                        result.aim(),
                        result.met() == null ? "" : result.met() ? "yes" : "**no**");
    }
}
