package io.taskloom.bench;

import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.forever;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.Simulation;

/** The first page of a project's open tasks, as the list shows it. */
public class ListTasks extends Simulation {

    {
        var load = Load.fromProperties();
        var list = http("list tasks")
                .get("/projects/" + load.project() + "/tasks?status=todo&limit=50&sort=-createdAt")
                .check(status().is(200));
        setUp(scenario("list tasks")
                        .exec(forever().on(list))
                        .injectClosed(constantConcurrentUsers(load.users()).during(load.time())))
                .maxDuration(load.time())
                .protocols(load.protocol());
    }
}
