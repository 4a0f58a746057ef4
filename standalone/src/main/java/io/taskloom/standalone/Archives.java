package io.taskloom.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Unpacking. */
final class Archives {

    private static final int EXECUTABLE = 0100;

    private Archives() {}

    /** Unpacks all entries into a folder, without the first so many parts of their names. */
    static void unpack(TarArchiveInputStream tar, Path into, int skip) throws IOException {
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            var name = Path.of(entry.getName()).normalize();
            if (name.getNameCount() > skip) {
                write(tar, entry, target(into, name.subpath(skip, name.getNameCount())));
            }
        }
    }

    private static Path target(Path into, Path name) throws IOException {
        var target = into.resolve(name).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("Entry outside of its archive: " + name);
        }
        return target;
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            var mode = (entry.getMode() & EXECUTABLE) != 0 ? "rwxr-xr-x" : "rw-r--r--";
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(mode));
        }
    }
}
