package io.taskloom.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** P8: everybody looks at one project, each by a connection and a sign-in of their own; somebody creates a task in it. */
final class TellingBrowsers implements Scenario {

    private static final int TASKS = 10_000;
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 40;
    private static final Duration APART = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration AIM = Duration.ofMillis(300);

    private static final String JOIN_WORKSPACE = """
            insert into workspace_member (workspace_id, person_id, role, joined_at)
            select w.id, p.id, 'member', now() from workspace w, person p
            where w.name = 'Demo team' and p.email like 'bench-%' on conflict do nothing""";

    private static final String JOIN_PROJECT = """
            insert into project_member (project_id, workspace_id, person_id, role, joined_at)
            select j.id, j.workspace_id, p.id, 'member', now() from project j, person p
            where j.name = 'Everyday' and p.email like 'bench-%' on conflict do nothing""";

    @Override
    public String id() {
        return "P8";
    }

    @Override
    public boolean onKeptData() {
        return true;
    }

    @Override
    public List<Result> run(Installation installation, Settings settings) {
        var team = Team.on(installation, TASKS, settings.people());
        installation.database().run(JOIN_WORKSPACE);
        installation.database().run(JOIN_PROJECT);
        var http = HttpClient.newHttpClient();
        try {
            var browsers = connect(http, installation, team.tokens());
            System.out.printf("  %d browsers look%n", browsers.size());
            return List.of(tell(installation, browsers));
        } finally {
            // Its close() would wait for the connections to end by themselves.
            http.shutdownNow();
        }
    }

    private static List<Browser> connect(HttpClient http, Installation installation, List<String> tokens) {
        var address = URI.create(installation.system().app().replaceFirst("^http", "ws") + "/live");
        var topic = "/topic/projects/" + installation.project();
        var browsers = new ArrayList<Browser>();
        for (var token : tokens) {
            browsers.add(Browser.open(http, address, token, topic));
        }
        var all = CompletableFuture.allOf(
                browsers.stream().map(Browser::subscribed).toArray(CompletableFuture[]::new));
        all.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        return browsers;
    }

    private Result tell(Installation installation, List<Browser> browsers) {
        var api = installation.api();
        var path = "/projects/" + installation.project() + "/tasks";
        awaitSubscriptions(browsers, () -> api.post(path, Map.of("title", "Is anybody there?")));
        var times = new ArrayList<Duration>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            var heard = new CountDownLatch(browsers.size());
            browsers.forEach(browser -> browser.listen(heard));
            var sent = System.nanoTime();
            api.post(path, Map.of("title", "Tell everybody"));
            await(heard);
            if (round >= WARM_UP) {
                browsers.forEach(browser -> times.add(Duration.ofNanos(browser.heardAt() - sent)));
            }
            Pause.of(APART);
        }
        var p95 = Figures.percentile(times, 0.95);
        return Result.of(
                id(),
                "a task's creation sent → heard by each of %d browsers".formatted(browsers.size()),
                "median %s, p95 %s, last %s, %d tasks"
                        .formatted(
                                Figures.millis(Figures.median(times)),
                                Figures.millis(p95),
                                Figures.millis(Figures.percentile(times, 1)),
                                ROUNDS),
                "p95 < 300 ms, all hear all",
                p95.compareTo(AIM) < 0);
    }

    /** The broker confirms none: a subscription is there once something has come. */
    private static void awaitSubscriptions(List<Browser> browsers, Runnable tell) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (browsers.stream().anyMatch(browser -> browser.heardAt() == 0)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Not every browser could subscribe");
            }
            tell.run();
            Pause.of(Duration.ofSeconds(2));
        }
    }

    private static void await(CountDownLatch heard) {
        try {
            if (!heard.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(heard.getCount() + " browsers did not hear of a task");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
