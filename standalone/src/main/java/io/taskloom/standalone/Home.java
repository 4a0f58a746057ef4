package io.taskloom.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The folder that holds everything of one set of services: {@code data}, {@code logs}, and {@code run} with what is known
 * about running processes.
 *
 * @param folder the folder
 */
record Home(Path folder) {

    Home {
        folder = folder.toAbsolutePath().normalize();
    }

    Path data(String part) {
        return folder.resolve("data").resolve(part);
    }

    Path logs() {
        return folder.resolve("logs");
    }

    Path log(String part) {
        return logs().resolve(part + ".log");
    }

    Path run() {
        return folder.resolve("run");
    }

    /** Notes a child process, so that the next start finds it should this one be killed. */
    void remember(String part, ProcessHandle process) {
        try {
            var started = process.info().startInstant().orElse(Instant.EPOCH);
            Files.writeString(Folders.create(run()).resolve(part + ".pid"), process.pid() + "\n" + started + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget(String part) {
        try {
            Files.deleteIfExists(run().resolve(part + ".pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process noted for a part, if it is still that one: process ids are used again. */
    Optional<ProcessHandle> find(String part) {
        try {
            var lines = Files.readAllLines(run().resolve(part + ".pid"));
            return ProcessHandle.of(Long.parseLong(lines.getFirst()))
                    .filter(process ->
                            process.info().startInstant().orElse(Instant.EPOCH).equals(Instant.parse(lines.get(1))));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Dead but not yet buried counts as dead: containers often have nobody who buries. */
    static boolean lives(ProcessHandle process) {
        try {
            var state = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return state.charAt(state.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException e) {
            return process.isAlive();
        }
    }

    /** Ends what a start that was killed has left running, and forgets it. */
    void endLeftovers(List<String> parts) {
        for (var part : parts) {
            find(part).ifPresent(process -> {
                process.destroy();
                if (!Await.until(Duration.ofSeconds(10), () -> !lives(process))) {
                    process.destroyForcibly();
                }
            });
            forget(part);
        }
    }
}
