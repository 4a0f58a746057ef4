package io.taskloom.bench;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.responseTimeInMillis;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.Map;

/**
 * What a simulation needs to know, handed over as system properties.
 *
 * @param api base of the API
 * @param token of a manager who may change the project
 * @param project id of the project the tasks are in
 * @param users how many work at once, without think time
 * @param time how long it is measured
 */
record Load(String api, String token, String project, int users, Duration time) {

    /** At the begin of every simulation, not counted: Gatling itself has to get warm. */
    static final Duration WARM_UP = Duration.ofSeconds(10);

    private static final String ANSWERED = "answered";

    static Load fromProperties() {
        return new Load(
                System.getProperty("bench.api"),
                System.getProperty("bench.token"),
                System.getProperty("bench.project"),
                Integer.getInteger("bench.users", 16),
                Duration.parse(System.getProperty("bench.time", "PT10S")));
    }

    Map<String, String> toProperties() {
        return Map.of(
                "bench.api", api,
                "bench.token", token,
                "bench.project", project,
                "bench.users", Integer.toString(users),
                "bench.time", time.toString());
    }

    /** Every user repeats the request for that time. @param before each request, to prepare it */
    PopulationBuilder population(String name, ChainBuilder before, HttpRequestActionBuilder request) {
        var window = new Window();
        return scenario(name)
                .during(WARM_UP)
                .on(exec(before).exec(request.silent()))
                .exec(session -> {
                    window.open();
                    return session;
                })
                .during(time)
                .on(exec(before)
                        .exec(request.check(responseTimeInMillis().saveAs(ANSWERED)))
                        .exec(session -> {
                            window.note(session.isFailed() ? null : Duration.ofMillis(session.getInt(ANSWERED)));
                            return session.markAsSucceeded();
                        }))
                .exec(session -> {
                    window.close();
                    return session;
                })
                .injectOpen(atOnceUsers(users))
                .protocols(protocol());
    }

    private HttpProtocolBuilder protocol() {
        return http.baseUrl(api)
                .header("Authorization", "Bearer " + token)
                .contentTypeHeader("application/json")
                .acceptHeader("application/json")
                .shareConnections();
    }
}
