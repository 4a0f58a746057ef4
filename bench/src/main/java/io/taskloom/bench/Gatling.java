package io.taskloom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a simulation in a JVM of its own (Gatling ends the one it runs in) and reads its result. */
final class Gatling {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path results;
    private final long engine;
    private final long postgres;

    /** @param engine process id, for its CPU time; likewise {@code postgres} */
    Gatling(Path results, long engine, long postgres) {
        this.results = results;
        this.engine = engine;
        this.postgres = postgres;
    }

    /** @param settings handed to the simulation as system properties */
    Measured run(Class<? extends Simulation> simulation, Map<String, String> settings) {
        try {
            var folder = Files.createDirectories(results).resolve(simulation.getSimpleName() + "-" + System.nanoTime());
            var window = folder.resolveSibling(folder.getFileName() + ".window");
            var process = new ProcessBuilder(command(simulation, settings, folder, window))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            folder.resolveSibling(folder.getFileName() + ".log").toFile())
                    .start();
            var exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException(
                        "%s could not be run; see %s.log".formatted(simulation.getSimpleName(), folder));
            }
            return measured(stats(folder), Files.readAllLines(window));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<String> command(Class<?> simulation, Map<String, String> settings, Path folder, Path window) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dbench.engine=" + engine,
                "-Dbench.postgres=" + postgres,
                "-Dbench.window=" + window,
                "-cp",
                System.getProperty("java.class.path")));
        settings.forEach((name, value) -> command.add("-D%s=%s".formatted(name, value)));
        command.addAll(List.of("io.gatling.app.Gatling", "-s", simulation.getName(), "-rf", folder.toString()));
        return command;
    }

    private static JsonNode stats(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            var stats = files.filter(file -> file.endsWith("js/stats.json"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Gatling left no statistics in " + folder));
            return JSON.readTree(stats.toFile()).path("stats");
        }
    }

    /** @param window as {@link Window} left it */
    private static Measured measured(JsonNode stats, List<String> window) {
        return new Measured(
                stats.path("numberOfRequests").path("ok").asLong(),
                stats.path("numberOfRequests").path("ko").asLong(),
                Duration.ofNanos(Long.parseLong(window.get(0))),
                Duration.ofMillis(stats.path("percentiles1").path("ok").asLong()),
                Duration.ofMillis(stats.path("percentiles3").path("ok").asLong()),
                Duration.ofNanos(Long.parseLong(window.get(1))),
                Duration.ofNanos(Long.parseLong(window.get(2))));
    }
}
