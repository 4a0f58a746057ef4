package io.taskloom.standalone;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The engine in a child JVM, from the jar that the build made. */
final class EngineProcess implements Part<URI> {

    private static final String MAIN = "io.taskloom.engine.EngineApplication";
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);

    private final Home home;
    private final Ports ports;
    private final Map<String, String> settings;
    private final Child child;

    /** @param settings Spring properties, beyond its addresses */
    EngineProcess(Home home, Ports ports, Map<String, String> settings) {
        this.home = home;
        this.ports = ports;
        this.settings = settings;
        this.child = new Child("engine", home);
    }

    @Override
    public URI start() {
        var jar = extracted(built());
        var command = command(
                classPath(jar),
                jar.resolveSibling("engine.jsa"),
                Runtime.version().feature());
        var url = URI.create("http://localhost:" + ports.app());
        var ready = URI.create("http://127.0.0.1:" + ports.app() + "/actuator/health/readiness");
        child.start(command, Map.of("SPRING_APPLICATION_JSON", json()), STARTS_WITHIN, () -> Await.answers(ready));
        return url;
    }

    /** @param feature of the Java that is to run it, 21 or newer: an older one refuses to start with a newer one's options */
    static List<String> command(String classPath, Path archive, int feature) {
        var command = new ArrayList<>(List.of(
                Jvm.java().toString(),
                "-Xms96m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Xlog:disable",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archive,
                "--enable-native-access=ALL-UNNAMED"));
        if (feature >= 23) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        if (feature >= 25) {
            command.add("-XX:+UseCompactObjectHeaders");
        }
        command.addAll(List.of("-cp", classPath, MAIN));
        return command;
    }

    @Override
    public void stop() {
        child.stop();
    }

    Child child() {
        return child;
    }

    private String json() {
        try {
            return new ObjectMapper().writeValueAsString(settings);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code engine/target/engine-*-exec.jar} of the checkout that this module was built in. */
    private static Path built() {
        var target = Jvm.beside("../../engine/target").normalize();
        try (var jars = Files.newDirectoryStream(target, "engine-*-exec.jar")) {
            for (var jar : jars) {
                return jar;
            }
        } catch (IOException e) {
            throw new ServiceFailure("The engine is not built: ./taskloom start does that", e);
        }
        throw new ServiceFailure("There is no engine-*-exec.jar in " + target + ": ./taskloom start builds it");
    }

    /** Extracted, it starts faster than from the nested jar, and its classes can be archived. */
    private Path extracted(Path jar) {
        try {
            // Not when it was modified: reproducible builds all say the same there.
            var stamp = ((FileTime) Files.getAttribute(jar, "unix:ctime")).toMillis() + "-" + Files.size(jar);
            var folder = home.folder().resolve("engine").resolve(stamp);
            var extracted = folder.resolve(jar.getFileName());
            if (!Files.exists(extracted)) {
                Folders.delete(home.folder().resolve("engine"));
                extract(jar, folder);
            }
            return extracted;
        } catch (IOException e) {
            throw new ServiceFailure("The engine could not be extracted from " + jar, e);
        }
    }

    /**
     * Spelt out rather than left to {@code -jar}: Tomcat looks for the pages in libraries (Cockpit's are there) on the class
     * path alone, not in a manifest.
     */
    private static String classPath(Path jar) {
        try (var opened = new JarFile(jar.toFile())) {
            var libraries = opened.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return Stream.concat(
                            Stream.of(jar), Arrays.stream(libraries.split(" ")).map(jar::resolveSibling))
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new ServiceFailure("The engine's jar can't be read: " + jar, e);
        }
    }

    private void extract(Path jar, Path folder) throws IOException {
        Folders.create(home.logs());
        var next = folder.resolveSibling("next");
        var log = home.log("engine-extract");
        var process = new ProcessBuilder(
                        Jvm.java().toString(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        next.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new ServiceFailure("The engine could not be extracted; see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceFailure("Interrupted while extracting the engine", e);
        }
        Files.move(next, folder);
    }
}
