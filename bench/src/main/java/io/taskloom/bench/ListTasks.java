package io.taskloom.bench;

import static io.gatling.javaapi.core.CoreDsl.exec;
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
        setUp(load.population("list tasks", exec(session -> session), list));
    }
}
