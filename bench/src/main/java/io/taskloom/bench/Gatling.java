package io.taskloom.bench;

import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs a simulation in a JVM of its own (Gatling ends the one it runs in) and reads its result. */
final class Gatling {

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
            return Measured.read(window(simulation, settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By kind of request, in the order of their names. */
    Map<String, Measured> runByKind(Class<? extends Simulation> simulation, Map<String, String> settings) {
        var window = window(simulation, settings);
        var kinds = new TreeMap<String, Measured>();
        var prefix = window.getFileName() + ".";
        try (var files = Files.list(window.getParent())) {
            for (Path file : files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList()) {
                kinds.put(file.getFileName().toString().substring(prefix.length()), Measured.read(file));
            }
            return kinds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path window(Class<? extends Simulation> simulation, Map<String, String> settings) {
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
            return window;
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
        command.addAll(List.of("io.gatling.app.Gatling", "-nr", "-s", simulation.getName(), "-rf", folder.toString()));
        return command;
    }
}
