package io.taskloom.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** P12: a warm start of everything, and what the engine holds when it then does nothing. */
final class Starting implements Scenario {

    private static final Duration IDLE = Duration.ofSeconds(15);

    @Override
    public String id() {
        return "P12";
    }

    @Override
    public List<Result> run(Installation installation, Settings settings) {
        var start = installation.startAgain();
        Pause.of(IDLE);
        var memory = residentMegabytes(installation.pid("engine"));
        return List.of(
                Result.of(
                        id(),
                        "warm start of everything, until the application answers",
                        String.format(Locale.ROOT, "%.1f s", start.toMillis() / 1e3),
                        "≤ 25 s",
                        start.toSeconds() < 25),
                Result.of(
                        id(),
                        "resident memory of the engine, idle for %d s".formatted(IDLE.toSeconds()),
                        memory + " MB",
                        "< 600 MB",
                        memory < 600));
    }

    private static long residentMegabytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException("No VmRSS of " + pid))
                    / 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
