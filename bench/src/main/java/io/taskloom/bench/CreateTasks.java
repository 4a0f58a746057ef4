package io.taskloom.bench;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.Simulation;
import java.util.UUID;

/** P4: tasks created as a browser creates them, each request with an idempotency key. */
public class CreateTasks extends Simulation {

    {
        var load = Load.fromProperties();
        var create = http("create a task")
                .post("/projects/" + load.project() + "/tasks")
                .header("Idempotency-Key", session -> UUID.randomUUID().toString())
                .body(StringBody("{\"title\": \"Measured\", \"priority\": \"medium\"}"))
                .check(status().is(201));
        setUp(load.population("create tasks", exec(session -> session), create));
    }
}
