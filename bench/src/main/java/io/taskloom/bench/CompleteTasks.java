package io.taskloom.bench;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** P5: open tasks completed, each once; their ids stand in the file that the property {@code bench.tasks} names. */
public class CompleteTasks extends Simulation {

    {
        var load = Load.fromProperties();
        var ids = ids();
        var complete = http("complete a task")
                .post("/tasks/#{id}/complete")
                .header("Idempotency-Key", session -> UUID.randomUUID().toString())
                .check(status().is(200));
        setUp(load.population("complete tasks", exec(session -> session.set("id", ids.remove())), complete));
    }

    private static Queue<String> ids() {
        try {
            return new ConcurrentLinkedQueue<>(Files.readAllLines(Path.of(System.getProperty("bench.tasks"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
