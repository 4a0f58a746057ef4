package io.taskloom.bench;

import java.time.Duration;
import java.util.List;

/** P4: creating a task over HTTP, beside the bare engine's start of the same model. */
final class CreatingTasks implements Scenario {

    @Override
    public String id() {
        return "P4";
    }

    @Override
    public List<Result> run(Installation installation, Settings settings) {
        try (var bare = installation.bareEngine()) {
            create(installation, settings, settings.warmUp());
            bare.start(settings.warmUp().dividedBy(2));
            return List.of(Turns.compare(
                    id(),
                    "create a task over HTTP; the same model started",
                    settings.turns(),
                    0.6,
                    () -> create(installation, settings, settings.time()),
                    () -> bare.start(settings.time())));
        }
    }

    static Measured create(Installation installation, Settings settings, Duration time) {
        return installation
                .gatling()
                .run(CreateTasks.class, installation.load(settings, time).toProperties());
    }
}
