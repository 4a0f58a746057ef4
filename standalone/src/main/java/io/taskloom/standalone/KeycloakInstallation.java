package io.taskloom.standalone;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Keycloak's programs, unpacked and augmented ({@code kc.sh build}) once per person and version, as that takes half a
 * minute.
 */
final class KeycloakInstallation {

    private static final List<String> BUILD = List.of(
            "--db=postgres", "--cache=local", "--health-enabled=true", "--features-disabled=kerberos,ciba,device-flow");

    private KeycloakInstallation() {}

    /** The folder of a Keycloak that can be started with {@code --optimized}. */
    static Path ready() {
        var archive = archive();
        var provider = ProviderJar.bytes();
        var folder = Caches.file(name(archive, provider));
        if (Files.exists(folder)) {
            return folder;
        }
        // Two that start at once on a fresh machine: the second waits, instead of building the same again.
        try (var lock = FileChannel.open(
                        Caches.file("keycloak.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = lock.lock()) {
            return Files.exists(folder) ? folder : make(archive, provider, folder);
        } catch (IOException e) {
            throw new ServiceFailure("Keycloak could not be unpacked below " + Caches.folder(), e);
        }
    }

    static List<String> command(Path home, List<String> jvmOptions, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Jvm.java().toString());
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(arguments);
        return command;
    }

    private static Path archive() {
        try {
            var archive =
                    Path.of(Files.readString(Jvm.beside("keycloak.archive")).strip());
            if (!Files.exists(archive)) {
                throw new ServiceFailure(archive + " is missing: build the module standalone again");
            }
            return archive;
        } catch (IOException e) {
            throw new ServiceFailure("Build the module standalone first: it says where Keycloak lies", e);
        }
    }

    /** Says what went into the build, so that another version, option or provider is another folder. */
    private static String name(Path archive, byte[] provider) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(provider);
            var options = digest.digest(BUILD.toString().getBytes(StandardCharsets.UTF_8));
            var version = archive.getFileName()
                    .toString()
                    .replace("-quarkus-dist", "")
                    .replace(".tar.gz", "");
            return version + "-" + HexFormat.of().formatHex(options, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path make(Path archive, byte[] provider, Path folder) throws IOException {
        var next = Files.createTempDirectory(Caches.folder(), "unpacking");
        try (var tar = new TarArchiveInputStream(
                new GzipCompressorInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
            Archives.unpack(tar, next, 1);
        }
        Files.write(next.resolve("providers/taskloom-handover.jar"), provider);
        build(next);
        return Files.move(next, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void build(Path home) throws IOException {
        var arguments = new ArrayList<>(List.of("build"));
        arguments.addAll(BUILD);
        var log = Caches.file("keycloak-build.log");
        var process = new ProcessBuilder(command(home, List.of("-Xmx512m", "-Xms64m"), arguments))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new ServiceFailure("Keycloak could not be prepared; see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new ServiceFailure("Interrupted while preparing Keycloak", e);
        }
    }
}
