package io.taskloom.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who listens at a port, as far as Linux lets this user see it. */
final class PortHolder {

    private static final String LISTENING = "0A";

    private PortHolder() {}

    /** The process, as "process 123 (java)". */
    static Optional<String> of(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> socket(Path.of(table), port).stream())
                .findFirst()
                .flatMap(PortHolder::process);
    }

    private static Optional<String> socket(Path table, int port) {
        var suffix = String.format(Locale.ROOT, ":%04X", port);
        return lines(table).stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(row -> row.length > 9 && row[1].endsWith(suffix) && row[3].equals(LISTENING))
                .map(row -> "socket:[" + row[9] + "]")
                .findFirst();
    }

    private static Optional<String> process(String socket) {
        return ProcessHandle.allProcesses()
                .filter(process -> holds(Path.of("/proc/" + process.pid() + "/fd"), socket))
                .map(process -> "process " + process.pid() + " (" + command(process.pid()) + ")")
                .findFirst();
    }

    private static boolean holds(Path descriptors, String socket) {
        try (var files = Files.list(descriptors)) {
            return files.anyMatch(file -> {
                try {
                    return Files.readSymbolicLink(file).toString().equals(socket);
                } catch (IOException e) {
                    return false;
                }
            });
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static String command(long pid) {
        return lines(Path.of("/proc/" + pid + "/comm")).stream().findFirst().orElse("unknown");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
