package io.taskloom.bench;

import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.time.Duration;
import java.util.Map;

/**
 * What a simulation needs to know, handed over as system properties.
 *
 * @param api base of the API
 * @param token of a manager who may change the project
 * @param project id of the project the tasks are in
 * @param users how many work at once, without think time
 */
record Load(String api, String token, String project, int users, Duration time) {

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

    HttpProtocolBuilder protocol() {
        return http.baseUrl(api)
                .header("Authorization", "Bearer " + token)
                .contentTypeHeader("application/json")
                .acceptHeader("application/json")
                .shareConnections();
    }
}
