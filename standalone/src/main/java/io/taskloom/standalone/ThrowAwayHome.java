package io.taskloom.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a set that nobody wants to keep. Its owner holds a lock in it, which the system releases however the owner
 * ends: a folder whose lock is free belongs to a set that was killed, and the next one to start ends its processes.
 */
final class ThrowAwayHome implements AutoCloseable {

    private static final String PREFIX = "taskloom-services";
    private static final String LOCK = "owner.lock";

    private final Home home;
    private final FileLock lock;

    private ThrowAwayHome(Home home, FileLock lock) {
        this.home = home;
        this.lock = lock;
    }

    /** Makes a folder of one's own below the given one, and clears away those whose owners are gone. */
    static ThrowAwayHome claim(Path parent) {
        sweep(parent);
        while (true) {
            try {
                var home = new Home(Files.createTempDirectory(parent, PREFIX));
                var file = Folders.create(home.run()).resolve(LOCK);
                var lock = tryLock(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                // A sweep may have come between the file and its lock.
                if (lock != null && Files.exists(file)) {
                    return new ThrowAwayHome(home, lock);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Path folder() {
        return home.folder();
    }

    @Override
    public void close() {
        Folders.delete(home.folder());
        release(lock);
    }

    private static void sweep(Path parent) {
        try (var folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (var folder : folders) {
                sweep(new Home(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sweep(Home home) {
        var file = home.run().resolve(LOCK);
        if (!Files.exists(file)) {
            return;
        }
        try {
            var lock = tryLock(file, StandardOpenOption.WRITE);
            if (lock != null) {
                try {
                    home.endLeftovers(List.of("keycloak", "kafka"));
                    EmbeddedPostgres.stopLeftover(home);
                    Folders.delete(home.folder());
                } finally {
                    release(lock);
                }
            }
        } catch (IOException | ServiceFailure e) {
            // Just vanished, or stubborn: nothing that keeps the new set from starting.
            System.err.println("Left " + home.folder() + " as it is: " + e.getMessage());
        }
    }

    private static @Nullable FileLock tryLock(Path file, StandardOpenOption... how) throws IOException {
        var channel = FileChannel.open(file, how);
        var lock = channel.tryLock();
        if (lock == null) {
            channel.close();
        }
        return lock;
    }

    private static void release(FileLock lock) {
        try {
            lock.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
