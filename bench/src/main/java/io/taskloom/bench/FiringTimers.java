package io.taskloom.bench;

import io.taskloom.standalone.MailServer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * P6: reminders of many tasks, all due at one moment. Fired counts when it is committed: the reminder's row has gone on and its mail
 * stands in the engine's list of work; the bare engine runs the same timers up to that list.
 */
final class FiringTimers implements Scenario {

    private static final int TIMERS = 10_000;
    private static final int WRITERS = 16;
    private static final Duration LEAD = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final double AIM = 0.8;
    private static final Duration MAILS_AIM = Duration.ofMinutes(3);

    private static final String MEASURED =
            "from reminder r join task t on t.id = r.task_id where t.title like 'Remind %s %%'";

    private Duration slowest = Duration.ZERO;
    private long twice;

    @Override
    public String id() {
        return "P6";
    }

    @Override
    public List<Result> run(Installation installation, Settings settings) {
        try (var bare = installation.bareEngine()) {
            fire(installation, 1_000, "warm");
            bare.fire(1_000);
            var fired = Turns.compare(
                    id(),
                    "reminders of %,d tasks due at once: timers fired and committed".formatted(TIMERS),
                    settings.turns(),
                    AIM,
                    () -> fire(installation, TIMERS, "turn" + System.nanoTime()),
                    () -> bare.fire(TIMERS));
            return List.of(
                    fired,
                    Result.of(
                            id(),
                            "from that moment to the last of their mails",
                            "%d s, %d mailed twice".formatted(slowest.toSeconds(), twice),
                            "≤ 180 s, none twice",
                            slowest.compareTo(MAILS_AIM) <= 0 && twice == 0));
        }
    }

    private Measured fire(Installation installation, int count, String turn) {
        var database = installation.database();
        create(installation, count, turn);
        var measured = MEASURED.formatted(turn);
        var due = Instant.now().plus(LEAD);
        // As if the people had all chosen this moment. Camunda's columns have no time zone: they stand in the engine's.
        database.run("update reminder set at = '%s' where id in (select r.id %s)".formatted(due, measured));
        database.run("""
                update act_ru_job set duedate_ = timestamptz '%s' at time zone '%s' where handler_type_ = \
                'timer-intermediate-transition' and process_instance_id_ in \
                (select t.instance_id::text %s)""".formatted(due, ZoneId.systemDefault(), measured));
        Pause.of(Duration.between(Instant.now(), due));
        var engineBefore = CpuTime.of(installation.pid("engine"));
        var postgresBefore = CpuTime.of(installation.pid("postgres"));
        database.await(PATIENCE, count, "select count(*) " + measured + " and r.state <> 'armed'");
        var wall = Duration.between(due, Instant.now());
        var engineCpu = CpuTime.of(installation.pid("engine")).minus(engineBefore);
        var postgresCpu = CpuTime.of(installation.pid("postgres")).minus(postgresBefore);
        database.await(PATIENCE, count, "select count(*) " + measured + " and r.state = 'sent'");
        countMails(installation, count, turn, Duration.between(due, Instant.now()));
        return new Measured(count, 0, wall, Duration.ZERO, wall, engineCpu, postgresCpu);
    }

    private static void create(Installation installation, int count, String turn) {
        var api = installation.api();
        var path = "/projects/" + installation.project() + "/tasks";
        var later = Map.of("at", Instant.now().plus(Duration.ofDays(1)).toString());
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            for (int i = 0; i < count; i++) {
                var title = "Remind %s %d".formatted(turn, i);
                writers.execute(() -> api.post(path, Map.of("title", title, "reminders", List.of(later))));
            }
        }
    }

    private void countMails(Installation installation, int count, String turn, Duration took) {
        var about = installation.mails().stream()
                .map(MailServer.Message::subject)
                .filter(subject -> subject.contains(turn))
                .toList();
        if (Set.copyOf(about).size() < count) {
            throw new IllegalStateException("%d of %d mails are out".formatted(about.size(), count));
        }
        twice += about.size() - Set.copyOf(about).size();
        if (count == TIMERS && took.compareTo(slowest) > 0) {
            slowest = took;
        }
    }
}
