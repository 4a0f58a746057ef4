package io.taskloom.e2e.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.e2e.Api;
import io.taskloom.e2e.RunningSystem;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The demo's team, and what the tests do in it. */
final class DemoTeam {

    private final Api manager;
    private final Api designer;
    private final String workspace;
    private final String project;

    DemoTeam(RunningSystem system) {
        manager = system.api("manager");
        designer = system.api("designer");
        workspace = manager.get("/workspaces").path("items").path(0).path("id").asText();
        project = manager.get("/workspaces/" + workspace + "/projects")
                .path("items")
                .path(0)
                .path("id")
                .asText();
    }

    String tasksPath() {
        return "/projects/" + project + "/tasks";
    }

    /** A new task's id. */
    String task(String title) {
        return manager.post(tasksPath(), Map.of("title", title)).path("id").asText();
    }

    /** How often there is a task with each of these titles. */
    List<String> titlesBeginning(String beginning) {
        return items(manager.get("/tasks?limit=200")).stream()
                .map(task -> task.path("title").asText())
                .filter(title -> title.startsWith(beginning))
                .toList();
    }

    /** The id of a new automation, published. */
    String published(String name, String bpmn) {
        var automation = designer.post("/workspaces/" + workspace + "/automations", Map.of("name", name, "bpmn", bpmn))
                .path("id")
                .asText();
        designer.post("/automations/" + automation + "/publish", Map.of("draftVersion", 1));
        return automation;
    }

    /** The id of a run started by hand. */
    String started(String automation) {
        return designer.post("/automations/" + automation + "/start", Map.of())
                .path("id")
                .asText();
    }

    List<JsonNode> runs(String automation) {
        return items(designer.get("/automations/" + automation + "/runs?limit=200"));
    }

    JsonNode run(String run) {
        return designer.get("/runs/" + run);
    }

    /** The one service task of a run. */
    JsonNode step(String run) {
        return items(designer.get("/runs/" + run + "/steps")).stream()
                .filter(step -> step.path("elementId").asText().equals("step"))
                .findFirst()
                .orElseThrow();
    }

    void retry(String run) {
        designer.post("/runs/" + run + "/retry", Map.of());
    }

    private static List<JsonNode> items(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false).toList();
    }
}
