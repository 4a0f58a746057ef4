package io.taskloom.bench;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.doSwitch;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.onCase;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.responseTimeInMillis;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** P7: everybody at their own desk, thinking one to three seconds between two requests. */
public class WorkDay extends Simulation {

    private static final String DESK = "desk";
    private static final String ANSWERED = "answered";

    /** Everybody comes in within this, then the engine gets warm; neither is measured. */
    private static final Duration ARRIVAL = Duration.ofSeconds(20);

    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration AFTERWARDS = Duration.ofSeconds(3);

    private final DayWindow window = new DayWindow();

    {
        var desks = Desk.read(Path.of(System.getProperty("bench.desks")));
        var time = Duration.parse(System.getProperty("bench.time"));
        var arrived = new AtomicInteger();
        var until = System.nanoTime()
                + ARRIVAL.plus(WARM_UP).plus(time).plus(AFTERWARDS).toNanos();
        var everybody = scenario("day")
                .exec(session -> session.set(DESK, desks.get(arrived.getAndIncrement())))
                .asLongAs(session -> System.nanoTime() < until)
                .on(pause(Duration.ofSeconds(1), Duration.ofSeconds(3))
                        .exec(session -> session.set("kind", desk(session).next()))
                        .exec(doSwitch("#{kind}")
                                .on(
                                        onCase("list").then(get("list", Desk::list)),
                                        onCase("board").then(get("board", Desk::board)),
                                        onCase("filter").then(get("filter", Desk::filter)),
                                        onCase("search").then(get("search", Desk::search)),
                                        onCase("create").then(create()),
                                        onCase("update").then(update()),
                                        onCase("complete").then(complete()))));
        window.schedule(ARRIVAL.plus(WARM_UP), time);
        setUp(everybody
                .injectOpen(rampUsers(desks.size()).during(ARRIVAL))
                .protocols(http.baseUrl(System.getProperty("bench.api"))
                        .header(
                                "Authorization",
                                session -> "Bearer " + desk(session).token())
                        .contentTypeHeader("application/json")
                        .acceptHeader("application/json")
                        .acceptEncodingHeader("gzip")
                        .disableUrlEncoding()
                        .shareConnections()));
    }

    private ChainBuilder get(String kind, Function<Desk, String> path) {
        return noted(kind, http(kind).get(session -> path.apply(desk(session))).check(status().is(200)));
    }

    private ChainBuilder create() {
        return noted(
                "create",
                http("create")
                        .post(session -> desk(session).create())
                        .header("Idempotency-Key", session -> UUID.randomUUID().toString())
                        .body(StringBody(session -> desk(session).newTask()))
                        .check(status().is(201)));
    }

    private ChainBuilder update() {
        return noted(
                "update",
                http("update")
                        .patch(session -> desk(session).update())
                        .body(StringBody(session -> desk(session).change()))
                        .check(status().is(200)));
    }

    private ChainBuilder complete() {
        return noted(
                "complete",
                http("complete")
                        .post(session -> desk(session).complete())
                        .header("Idempotency-Key", session -> UUID.randomUUID().toString())
                        .check(status().is(200)));
    }

    private ChainBuilder noted(String kind, HttpRequestActionBuilder request) {
        return exec(request.check(responseTimeInMillis().saveAs(ANSWERED))).exec(session -> {
            window.note(kind, session.isFailed() ? null : Duration.ofMillis(session.getInt(ANSWERED)));
            return session.markAsSucceeded();
        });
    }

    private static Desk desk(Session session) {
        Desk desk = session.get(DESK);
        if (desk == null) {
            throw new IllegalStateException("Nobody sits here");
        }
        return desk;
    }
}
