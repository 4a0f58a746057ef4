package io.taskloom.standalone;

import java.nio.file.Path;
import java.util.Optional;

/** What is made once per person and machine, and can be made again: unpacked servers, class-data archives. */
final class Caches {

    private Caches() {}

    static Path folder() {
        return Optional.ofNullable(System.getenv("TASKLOOM_CACHE"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "taskloom"));
    }

    static Path file(String name) {
        return Folders.create(folder()).resolve(name);
    }
}
