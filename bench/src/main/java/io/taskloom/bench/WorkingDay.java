package io.taskloom.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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
    private static final int FEWEST = 25;

    /** Whoever sees more works in these. */
    private static final int PROJECTS = 8;

    private static final String OPEN = """
            select t.id::text from task_assignee a join task t on t.id = a.task_id
            where a.person_id = ? and a.position = 1 and t.instance_id is not null and not t.constrained
              and t.status in ('todo', 'in_progress')
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
        var results = new ArrayList<Result>();
        var days = days(installation, settings);
        days.forEach(day -> results.add(whole(settings, day)));
        var last = days.getLast();
        var few = day(installation, settings, Team.on(installation, FEW, last.people()), last.people());
        last.kinds()
                .forEach((kind, measured) -> results.add(
                        result(settings, kind, last.people(), Objects.requireNonNull(few.get(kind), kind), measured)));
        return results;
    }

    /** On the bigger installation: half as many people each time, until everybody is answered in time. */
    private static List<Day> days(Installation installation, Settings settings) {
        var team = Team.on(installation, settings.tasks(), settings.people());
        var days = new ArrayList<Day>();
        for (int people = team.people().size(); people >= FEWEST; people /= 2) {
            var day = new Day(people, day(installation, settings, team, people));
            System.out.printf("  %d people: %s%n", people, day.all());
            days.add(day);
            if (day.inTime()) {
                break;
            }
        }
        return days;
    }

    private Result whole(Settings settings, Day day) {
        return new Result(
                id(),
                "%d people, %d tasks, all requests".formatted(day.people(), settings.tasks()),
                day.all(),
                "",
                null,
                Figures.cpu(day.kinds().values().iterator().next()),
                "%d people, p95 < 200 ms, no failure".formatted(settings.people()),
                day.people() == settings.people() && day.inTime());
    }

    private Result result(Settings settings, String kind, int people, Measured few, Measured many) {
        var ratio = (double) many.p95().toNanos() / few.p95().toNanos();
        return new Result(
                id(),
                "%s: %d people, %d tasks; the same on %d".formatted(kind, people, settings.tasks(), FEW),
                answer(many),
                answer(few),
                ratio,
                Figures.cpu(many) + "; " + Figures.cpu(few),
                "p95 ≤ 150 % of the smaller",
                ratio <= MOST);
    }

    private static String answer(Measured measured) {
        return String.format(
                Locale.ROOT,
                "%.0f/s, median %d ms, p95 %d ms%s",
                measured.perSecond(),
                measured.median().toMillis(),
                measured.p95().toMillis(),
                measured.failures() == 0 ? "" : ", " + measured.failures() + " failed");
    }

    private record Day(int people, Map<String, Measured> kinds) {

        boolean inTime() {
            return kinds.values().stream()
                    .allMatch(kind -> kind.failures() == 0 && kind.p95().compareTo(AIM) < 0);
        }

        String all() {
            var slowest = kinds.entrySet().stream()
                    .max(Comparator.comparing(kind -> kind.getValue().p95()))
                    .orElseThrow();
            return String.format(
                    Locale.ROOT,
                    "%.0f requests/s, %d failed, slowest p95 %d ms (%s)",
                    kinds.values().stream().mapToDouble(Measured::perSecond).sum(),
                    kinds.values().stream().mapToLong(Measured::failures).sum(),
                    slowest.getValue().p95().toMillis(),
                    slowest.getKey());
        }
    }

    private static Map<String, Measured> day(Installation installation, Settings settings, Team team, int atWork) {
        var desks = desks(installation, settings, team, atWork);
        return installation
                .gatling()
                .runByKind(
                        WorkDay.class,
                        Map.of(
                                "bench.api", installation.system().api(),
                                "bench.desks", desks.toString(),
                                "bench.time", settings.time().multipliedBy(5).toString()));
    }

    /** A line each: token, projects to work in, open tasks that nobody else touches. */
    private static Path desks(Installation installation, Settings settings, Team team, int atWork) {
        var lines = new ArrayList<String>();
        var database = installation.database();
        for (int i = 0; i < atWork; i++) {
            var person = team.people().get(i);
            var projects = team.organisation().workplaces(person).stream()
                    .limit(PROJECTS)
                    .map(UUID::toString)
                    .collect(Collectors.joining(","));
            var open = database.list(OPEN, row -> row.getString(1), person.id());
            lines.add(String.join("\t", team.tokens().get(i), projects, String.join(",", open)));
        }
        try {
            return Files.write(settings.folder().resolve("desks.txt").toAbsolutePath(), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
