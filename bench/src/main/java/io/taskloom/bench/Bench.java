package io.taskloom.bench;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code ./taskloom bench [ids]}: runs the scenarios on an installation of its own and prints the report. */
public final class Bench {

    private static final List<Scenario> SCENARIOS = List.of(
            new ListingTasks(),
            new ArmedReminders(),
            new CreatingTasks(),
            new CompletingTasks(),
            new FiringTimers(),
            new TriggeringRuns(),
            new HoldingCalls(),
            new TryingOut(),
            new MovingRuns(),
            new Relaying(),
            new Starting(),
            new WorkingDay(),
            new TellingBrowsers());

    private Bench() {}

    public static void main(String[] args) {
        var wanted = Stream.of(args).filter(Bench::isId).collect(Collectors.toSet());
        var unknown = wanted.stream()
                .filter(id ->
                        SCENARIOS.stream().noneMatch(scenario -> scenario.id().equals(id)))
                .toList();
        if (!unknown.isEmpty()) {
            System.err.printf(
                    "There is no %s; there are %s%n",
                    unknown, SCENARIOS.stream().map(Scenario::id).toList());
            System.exit(2);
        }
        System.exit(run(wanted, Settings.fromProperties()) ? 0 : 1);
    }

    /** {@code -Dbench.turns=5} and the like are taken, too: the script hands on what it is given. */
    private static boolean isId(String argument) {
        if (!argument.startsWith("-Dbench.")) {
            return true;
        }
        var setting = argument.substring(2).split("=", 2);
        System.setProperty(setting[0], setting.length > 1 ? setting[1] : "");
        return false;
    }

    private static boolean run(Set<String> wanted, Settings settings) {
        var begun = Instant.now();
        var loadBefore = load();
        var results = new ArrayList<Result>();
        var allRan = true;
        for (boolean kept : List.of(false, true)) {
            var scenarios = SCENARIOS.stream()
                    .filter(scenario -> scenario.onKeptData() == kept)
                    .filter(scenario -> wanted.isEmpty() || wanted.contains(scenario.id()))
                    .toList();
            if (!scenarios.isEmpty()) {
                allRan &= run(scenarios, kept, settings, results);
            }
        }
        var machine = String.format(
                Locale.ROOT,
                "%s; %d processors, load average %.1f before and %.1f after; %d turns of %d s, %d users.",
                begun.toString().substring(0, 16).replace('T', ' ') + " UTC",
                Runtime.getRuntime().availableProcessors(),
                loadBefore,
                load(),
                settings.turns(),
                settings.time().toSeconds(),
                settings.users());
        var report = Report.of(machine, results);
        Report.write(settings.folder().resolve("report.md"), report);
        System.out.printf("%n%s", report);
        return allRan;
    }

    private static boolean run(List<Scenario> scenarios, boolean kept, Settings settings, List<Result> results) {
        System.out.println(
                kept
                        ? "Starting the installation in " + settings.data() + " …"
                        : "Starting a throw-away installation …");
        var installation = kept ? Installation.keep(settings) : Installation.start(settings);
        var allRan = true;
        for (var scenario : scenarios) {
            allRan &= run(scenario, installation, settings, results);
        }
        installation.stop();
        return allRan;
    }

    private static boolean run(Scenario scenario, Installation installation, Settings settings, List<Result> results) {
        System.out.println(scenario.id() + " …");
        try {
            var rows = scenario.run(installation, settings);
            rows.forEach(row -> System.out.printf("  %s: %s %s%n", row.work(), row.measured(), row.cpu()));
            results.addAll(rows);
            return true;
        } catch (RuntimeException e) {
            // The other scenarios still tell something.
            System.err.println(scenario.id() + " could not be run: " + e);
            results.add(new Result(scenario.id(), "could not be run", "", "", null, "", "", null));
            return false;
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
