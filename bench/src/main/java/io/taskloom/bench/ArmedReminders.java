package io.taskloom.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The list of a project's open tasks with 100,000 reminders armed, in turns with the same list without them. */
final class ArmedReminders implements Scenario {

    private static final int TASKS = 200;
    private static final int COPIES = 500;
    private static final double AIM = 0.95;

    private static final String OF_TASKS = "task_id in (select id from task where title = 'Armed')";
    private static final String TIMERS = """
            handler_type_ = 'timer-intermediate-transition'
            and process_instance_id_ in (select instance_id::text from task where title = 'Armed')""";

    /** As many rows as so many reminders have, at steps that are there; too far in the future to fire. */
    private static final List<String> ARM =
            List.of("""
            insert into act_ru_job select (jsonb_populate_record(job, jsonb_build_object('id_', 'copy-' || gen_random_uuid()))).*
            from act_ru_job job, generate_series(1, %d) where %s""".formatted(COPIES, TIMERS), """
            insert into reminder select (jsonb_populate_record(it, jsonb_build_object('id', gen_random_uuid(), 'created_at', 'epoch'))).*
            from reminder it, generate_series(1, %d) where %s""".formatted(COPIES, OF_TASKS), "analyze act_ru_job, reminder");

    private static final List<String> DISARM = List.of(
            "delete from act_ru_job where id_ like 'copy-%'",
            "delete from reminder where created_at = 'epoch'", "vacuum analyze act_ru_job", "vacuum analyze reminder");

    @Override
    public String id() {
        return "reminders";
    }

    @Override
    public List<Result> run(Installation installation, Settings settings) {
        var api = installation.api();
        var later = Instant.now().plus(Duration.ofDays(300)).toString();
        for (int i = 0; i < TASKS; i++) {
            api.post(
                    "/projects/" + installation.project() + "/tasks",
                    Map.of("title", "Armed", "reminders", List.of(Map.of("at", later))));
        }
        ListingTasks.list(installation, settings, settings.warmUp().dividedBy(2));
        var with = new ArrayList<Measured>();
        var without = new ArrayList<Measured>();
        for (int i = 0; i < settings.turns(); i++) {
            without.add(Turns.counted(ListingTasks.list(installation, settings, settings.time())));
            ARM.forEach(installation.database()::run);
            with.add(Turns.counted(ListingTasks.list(installation, settings, settings.time())));
            DISARM.forEach(installation.database()::run);
        }
        var armed = Figures.medianTurn(with);
        var none = Figures.medianTurn(without);
        var ratio = armed.perSecond() / none.perSecond();
        return List.of(new Result(
                id(),
                "list 50 of a project's open tasks with %,d reminders armed; with %d".formatted(TASKS * COPIES, TASKS),
                said(armed),
                said(none),
                ratio,
                Figures.cpu(armed) + "; " + Figures.cpu(none),
                "≥ %.0f %%".formatted(AIM * 100),
                ratio >= AIM));
    }

    private static String said(Measured measured) {
        return Figures.rate(measured.perSecond()) + ", p95 " + Figures.millis(measured.p95());
    }
}
