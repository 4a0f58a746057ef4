package io.taskloom.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A child process with a log file. */
final class Child {

    private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);
    private static final int EXCERPT_LINES = 20;

    private final String name;
    private final Home home;
    private final Path log;
    private @Nullable Process process;

    Child(String name, Home home) {
        this.name = name;
        this.home = home;
        this.log = home.log(name);
    }

    /** Starts it and waits until it is ready; a child that dies meanwhile is a failure that shows the end of its log. */
    synchronized void start(
            List<String> command, Map<String, String> environment, Duration within, BooleanSupplier ready) {
        Folders.create(home.logs());
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // Ours are for the launcher; Spring would read TASKLOOM_MAIL_PORT as its own setting.
        builder.environment().keySet().removeIf(name -> name.startsWith("TASKLOOM_"));
        builder.environment().putAll(environment);
        try {
            var started = builder.start();
            process = started;
            home.remember(name, started.toHandle());
        } catch (IOException e) {
            throw new ServiceFailure("Could not run " + command.getFirst(), e);
        }
        if (!Await.until(within, () -> !alive() || ready.getAsBoolean()) || !alive()) {
            var how = alive() ? " was not ready within " + within.toSeconds() + " s" : " ended while starting";
            stop();
            throw new ServiceFailure(name + how + "; the end of " + log + ":\n" + excerpt());
        }
    }

    boolean alive() {
        var running = process;
        return running != null && running.isAlive();
    }

    long pid() {
        var running = process;
        return running == null ? -1 : running.pid();
    }

    /** Asks it to end, and after a while makes it. */
    void stop() {
        var running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running.destroyForcibly();
        }
        home.forget(name);
    }

    /** The last lines of its log. */
    String excerpt() {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - EXCERPT_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log)";
        }
    }
}
