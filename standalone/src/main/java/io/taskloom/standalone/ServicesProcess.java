package io.taskloom.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * A set of services in a JVM of its own, so that the servers' libraries never meet those of the module under test. It is
 * told by lines what to start and ends when this JVM does: the pipe between them breaks.
 */
final class ServicesProcess implements Services.Source {

    private final Path file;
    private final Process process;
    private final PrintWriter requests;
    private final BufferedReader answers;

    private ServicesProcess(Path file, Process process) {
        this.file = file;
        this.process = process;
        this.requests = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    static ServicesProcess start() {
        return start(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** @param temporary where it keeps its data */
    static ServicesProcess start(Path temporary) {
        try {
            var file = Files.createTempFile("taskloom-services", ".properties");
            file.toFile().deleteOnExit();
            var process = new ProcessBuilder(Jvm.command(
                            ServicesMain.class,
                            file.toString(),
                            "-Xmx256m",
                            "-Djava.io.tmpdir=" + temporary,
                            Jvm.property("services", "embedded")))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new ServicesProcess(file, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized <T> Optional<T> find(String name, Function<Addresses, Optional<T>> read) {
        var known = read.apply(Addresses.read(file));
        return known.isPresent() ? known : request(name, read);
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** Ends the set; otherwise it ends with this JVM. */
    void close() {
        requests.close();
    }

    private <T> Optional<T> request(String name, Function<Addresses, Optional<T>> read) {
        requests.println(name);
        try {
            var answer = answers.readLine();
            if (!ServicesMain.STARTED.equals(answer)) {
                throw new ServiceFailure(name + " did not start: " + answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read.apply(Addresses.read(file));
    }
}
