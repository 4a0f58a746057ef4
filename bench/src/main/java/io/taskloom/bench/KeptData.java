package io.taskloom.bench;

import io.taskloom.bench.years.Organisation;
import io.taskloom.bench.years.Scale;
import io.taskloom.bench.years.Years;
import io.taskloom.standalone.PostgresServer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Databases of the installation's PostgreSQL that are filled once, under a name that says with what, and copied for each use:
 * what a run writes is gone with the next one.
 */
final class KeptData {

    /** One more whenever other data is made of the same numbers. */
    private static final int VERSION = 2;

    private static final long SEED = 1;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String DUE_TIMERS =
            "select case when exists (select from act_ru_job where duedate_ <= localtimestamp) then 0 else 1 end";

    private final Installation installation;

    KeptData(Installation installation) {
        this.installation = installation;
    }

    /** Has the installation run on so many tasks, made now where that was never done. */
    Organisation use(int tasks) {
        var name = "years_v%d_%d_%d".formatted(VERSION, tasks, SEED);
        var scale = Scale.of(tasks, SEED, Instant.now());
        if (installation
                        .database("postgres")
                        .number("select count(*) from pg_database where datname = '%s'".formatted(name))
                == 0) {
            make(name, scale);
        }
        installation.onDatabase(server -> {
            renew(server, "template " + name + " strategy file_copy");
            System.out.printf("  on a copy of %s%n", name);
        });
        // What has come due since it was made is marked first.
        installation.database().await(PATIENCE, 1, DUE_TIMERS);
        installation.database().run("vacuum (analyze)");
        return Organisation.of(scale);
    }

    private void make(String name, Scale scale) {
        System.out.printf("  making %d tasks …%n", scale.tasks());
        var begun = System.nanoTime();
        installation.onDatabase(server -> renew(server, ""));
        var withDate = specimen(Map.of("dueAt", "2040-01-01T08:00:00Z", "timeZone", "UTC"));
        var without = specimen(Map.of());
        installation.onDatabase(server -> {
            var years = new Years(server.jdbcUrl("taskloom"), server.user(), server.password());
            years.fill(scale);
            var due = "t.due_at > timestamptz '%s'".formatted(scale.until());
            years.start(Map.of(due, withDate, "(%s) is not true".formatted(due), without));
            new Database(server.jdbcUrl("postgres"), server.user(), server.password())
                    .run("alter database taskloom rename to " + name);
            renew(server, "");
        });
        System.out.printf(
                "  made in %d s%n", Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    }

    /** A task whose instance the others' are made like. */
    private UUID specimen(Map<String, String> more) {
        var task = new HashMap<String, Object>(more);
        var manager = installation.database().id("select id from person where email = 'manager@taskloom.example'");
        task.put("title", "Specimen");
        task.put("assignees", List.of(manager));
        return UUID.fromString(installation
                .api()
                .post("/projects/" + installation.project() + "/tasks", task)
                .path("id")
                .asText());
    }

    private static void renew(PostgresServer server, String how) {
        var database = new Database(server.jdbcUrl("postgres"), server.user(), server.password());
        database.run("drop database if exists taskloom with (force)");
        database.run("create database taskloom " + how);
    }
}
