package io.taskloom.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;

/** P5: completing a task over HTTP, beside the bare engine's. The tasks are made beforehand. */
final class CompletingTasks implements Scenario {

    private static final int BARE = 2_000;

    /** Open tasks needed for each second, more than can be completed. */
    private static final int PER_SECOND = 500;

    @Override
    public String id() {
        return "P5";
    }

    @Override
    public List<Result> run(Installation installation, Settings settings) {
        try (var bare = installation.bareEngine()) {
            complete(installation, settings, settings.warmUp());
            bare.complete(BARE);
            return List.of(Turns.compare(
                    id(),
                    "complete a task over HTTP; the same task completed",
                    settings.turns(),
                    0.6,
                    () -> complete(installation, settings, settings.time()),
                    () -> bare.complete(BARE)));
        }
    }

    private static Measured complete(Installation installation, Settings settings, Duration time) {
        var wanted = (time.plus(Load.WARM_UP)).toSeconds() * PER_SECOND;
        while (open(installation, wanted).size() < wanted) {
            CreatingTasks.create(installation, settings, Duration.ofSeconds(10));
        }
        var properties = new HashMap<>(installation.load(settings, time).toProperties());
        properties.put("bench.tasks", file(settings, open(installation, wanted)).toString());
        return installation.gatling().run(CompleteTasks.class, properties);
    }

    private static List<String> open(Installation installation, long atMost) {
        return installation
                .database()
                .list(
                        "select id::text from task where status = 'todo' and title = 'Measured' order by id limit ?",
                        row -> row.getString(1),
                        atMost);
    }

    private static Path file(Settings settings, List<String> ids) {
        try {
            return Files.write(settings.folder().resolve("open-tasks.txt").toAbsolutePath(), ids);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
