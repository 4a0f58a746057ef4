package io.taskloom.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The first page of a project's open tasks. */
final class ListingTasks implements Scenario {

    @Override
    public String id() {
        return "list";
    }

    @Override
    public List<Result> run(Installation installation, Settings settings) {
        CreatingTasks.create(installation, settings, Duration.ofSeconds(4));
        list(installation, settings, settings.warmUp().dividedBy(2));
        var turns = new ArrayList<Measured>();
        for (int i = 0; i < settings.turns(); i++) {
            turns.add(Turns.counted(list(installation, settings, settings.time())));
        }
        var measured = Figures.medianTurn(turns);
        return List.of(new Result(
                id(),
                "list 50 of a project's open tasks",
                Figures.rate(measured.perSecond()) + ", p95 " + Figures.millis(measured.p95()),
                "",
                null,
                Figures.cpu(measured),
                "",
                null));
    }

    static Measured list(Installation installation, Settings settings, Duration time) {
        return installation
                .gatling()
                .run(ListTasks.class, installation.load(settings, time).toProperties());
    }
}
