package io.taskloom.bench;

import io.taskloom.bench.years.Organisation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** P7: people at work with think time, on 10,000 tasks and on a million. */
final class WorkingDay implements Scenario {

    private static final int FEW = 10_000;
    private static final Duration AIM = Duration.ofMillis(200);
    private static final double MOST = 1.5;

    /** Whoever sees more works in these. */
    private static final int PROJECTS = 8;

    private static final String OPEN = """
            select t.id::text from task_assignee a join task t on t.id = a.task_id
            where a.person_id = ? and a.position = 1 and t.instance_id is not null and not t.constrained
            order by md5(t.id::text) limit 60""";

    @Override
    public String id() {
        return "P7";
    }

    @Override
    public boolean onKeptData() {
        return true;
    }

    @Override
    public List<Result> run(Installation installation, Settings settings) {
        var few = day(installation, settings, FEW);
        var many = day(installation, settings, settings.tasks());
        var results = new ArrayList<Result>();
        many.forEach((kind, measured) ->
                results.add(result(settings, kind, Objects.requireNonNull(few.get(kind), kind), measured)));
        return results;
    }

    private Result result(Settings settings, String kind, Measured few, Measured many) {
        var ratio = (double) many.p95().toNanos() / few.p95().toNanos();
        var failures = few.failures() + many.failures();
        return new Result(
                id(),
                "%s: %d people, %d tasks; the same on %d".formatted(kind, settings.people(), settings.tasks(), FEW),
                answer(many) + (failures == 0 ? "" : ", " + failures + " failed"),
                answer(few),
                ratio,
                Figures.cpu(many),
                "p95 < 200 ms, ≤ 150 % of the smaller, no failure",
                failures == 0 && many.p95().compareTo(AIM) < 0 && ratio <= MOST);
    }

    private static String answer(Measured measured) {
        return String.format(
                Locale.ROOT,
                "%.0f/s, median %d ms, p95 %d ms",
                measured.perSecond(),
                measured.median().toMillis(),
                measured.p95().toMillis());
    }

    private static Map<String, Measured> day(Installation installation, Settings settings, int tasks) {
        var organisation = new KeptData(installation).use(tasks);
        var accounts = new Accounts(installation.keycloak());
        var people = organisation
                .people()
                .subList(0, Math.min(settings.people(), organisation.people().size()));
        accounts.ensure(people);
        System.out.printf("  signing in %d people …%n", people.size());
        var desks = desks(installation, settings, organisation, people, accounts.tokens(people));
        return installation
                .gatling()
                .runByKind(
                        WorkDay.class,
                        Map.of(
                                "bench.api", installation.system().api(),
                                "bench.desks", desks.toString(),
                                "bench.people", Integer.toString(people.size()),
                                "bench.time", settings.time().multipliedBy(5).toString()));
    }

    /** A line each: token, projects to work in, open tasks that nobody else touches. */
    private static Path desks(
            Installation installation,
            Settings settings,
            Organisation organisation,
            List<Organisation.Person> people,
            List<String> tokens) {
        var lines = new ArrayList<String>();
        var database = installation.database();
        for (int i = 0; i < people.size(); i++) {
            var person = people.get(i);
            var projects = organisation.workplaces(person).stream()
                    .limit(PROJECTS)
                    .map(UUID::toString)
                    .collect(Collectors.joining(","));
            var open = database.list(OPEN, row -> row.getString(1), person.id());
            lines.add(String.join("\t", tokens.get(i), projects, String.join(",", open)));
        }
        try {
            return Files.write(settings.folder().resolve("desks.txt").toAbsolutePath(), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
