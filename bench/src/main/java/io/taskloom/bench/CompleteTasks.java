package io.taskloom.bench;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.csv;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.Simulation;
import java.util.UUID;

/** P5: open tasks completed, each once; their ids stand in the file that the property {@code bench.tasks} names. */
public class CompleteTasks extends Simulation {

    {
        var load = Load.fromProperties();
        var ids = csv(System.getProperty("bench.tasks")).queue();
        var complete = http("complete a task")
                .post("/tasks/#{id}/complete")
                .header("Idempotency-Key", session -> UUID.randomUUID().toString())
                .check(status().is(200));
        setUp(scenario("complete tasks")
                        .exec(repeat(ids.recordsCount() / load.users())
                                .on(feed(ids).exec(complete)))
                        .injectOpen(atOnceUsers(load.users())))
                .protocols(load.protocol());
    }
}
