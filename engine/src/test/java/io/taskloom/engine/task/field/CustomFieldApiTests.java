package io.taskloom.engine.task.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Custom fields and their values over HTTP (promise T13). */
@EngineTest
class CustomFieldApiTests {

    @Autowired
    private TestTeam teams;

    @Autowired
    private JdbcClient jdbc;

    private TestTeam.Team team;
    private TestApi owner;
    private TestApi api;

    @BeforeEach
    void newTeam() {
        team = teams.team();
        owner = team.owner().api();
        api = team.member().api();
    }

    private String project(String rest) {
        return "/api/v1/projects/" + team.project() + rest;
    }

    private JsonNode field(String name, String type, String more) {
        return field(team.project().toString(), name, type, more);
    }

    private JsonNode field(String project, String name, String type, String more) {
        Answer answer = owner.post("/api/v1/projects/" + project + "/fields", """
                {"name": "%s", "type": "%s"%s}""".formatted(name, type, more));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }

    private Answer change(JsonNode field, String patch) {
        return owner.send("PATCH", project("/fields/" + id(field)), patch, Map.of());
    }

    private Answer set(JsonNode task, JsonNode field, String value) {
        return patch(task, "{\"fields\": {\"%s\": %s}}".formatted(id(field), value));
    }

    private Answer patch(JsonNode task, String body) {
        return api.send("PATCH", "/api/v1/tasks/" + id(task), body, Map.of());
    }

    private JsonNode read(JsonNode task) {
        return api.get("/api/v1/tasks/" + id(task)).body();
    }

    private static String id(JsonNode node) {
        return node.path("id").asText();
    }

    private static String value(JsonNode task, JsonNode field) {
        return StreamSupport.stream(task.path("fields").spliterator(), false)
                .filter(each -> id(each).equals(id(field)))
                .map(each -> each.path("value").asText())
                .findAny()
                .orElse("none");
    }

    private List<String> names() {
        return StreamSupport.stream(
                        api.get(project("/fields")).body().path("items").spliterator(), false)
                .map(item -> item.path("name").asText())
                .toList();
    }

    private static String error(Answer answer) {
        JsonNode error = answer.body().at("/errors/0");
        return error.path("field").asText() + " " + error.path("code").asText();
    }

    @Test
    void fieldsKeepTheOrderPeopleGiveThem() {
        JsonNode cost = field("Cost", "number", ", \"min\": 0, \"unit\": \"€\"");
        JsonNode start = field("Start", "date", "");
        field("Link", "url", "");

        owner.post(project("/fields/" + id(start) + "/move"), "{\"before\": \"%s\"}".formatted(id(cost)));
        Answer renamed = change(cost, "{\"name\": \"Price\", \"decimals\": 2}");

        assertThat(names()).containsExactly("Start", "Price", "Link");
        assertThat(renamed.header("ETag")).isEqualTo("\"v2\"");
        assertThat(owner.send(
                                "PATCH",
                                project("/fields/" + id(cost)),
                                "{\"name\": \"Other\"}",
                                Map.of("If-Match", "\"v1\""))
                        .status())
                .isEqualTo(412);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name": " ", "type": "text"}                                                                   | 400 | name length
            {"name": "x", "type": "rating"}                                                                 | 400 | type choice
            {"name": "x", "type": "text", "min": 1}                                                         | 400 | min type
            {"name": "x", "type": "number", "min": 3, "max": 2}                                             | 400 | max range
            {"name": "x", "type": "number", "max": 1e300}                                                   | 400 | max range
            {"name": "x", "type": "number", "decimals": 7}                                                  | 400 | decimals range
            {"name": "x", "type": "choice"}                                                                 | 400 | choices size
            {"name": "x", "type": "text", "choices": [{"name": "a"}]}                                       | 400 | choices type
            {"name": "x", "type": "choice", "choices": [{"name": "a"}, {"name": "A"}]}                      | 400 | choices[1].name twice
            {"name": "x", "type": "choice", "choices": [{"name": "a", "color": "red"}]}                     | 400 | choices[0].color format
            {"name": "x", "type": "choice", "choices": [{"id": "0193b3d0-0000-7000-8000-000000000001", "name": "a"}]} | 400 | choices[0].id unknown
            """)
    void aFieldThatBreaksARuleIsRefusedWithTheReason(String body, int status, String error) {
        Answer answer = owner.post(project("/fields"), body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(error(answer)).isEqualTo(error);
    }

    @Test
    void aNameIsThereOnceAlsoInTheArchiveAndThereAreFiftyFieldsAtMost() {
        JsonNode cost = field("Cost", "number", "");
        change(cost, "{\"archived\": true}");

        Answer again = owner.post(project("/fields"), "{\"name\": \"cost\", \"type\": \"text\"}");
        for (int i = 1; i < 50; i++) {
            field("Field " + i, "text", "");
        }
        Answer tooMany = owner.post(project("/fields"), "{\"name\": \"More\", \"type\": \"text\"}");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.type()).isEqualTo("field-exists");
        assertThat(tooMany.type()).isEqualTo("too-many-fields");
    }

    @Test
    void everyTypeKeepsItsValueAndTellsWhatPeopleRead() {
        JsonNode note = field("Note", "text", "");
        JsonNode cost = field("Cost", "number", "");
        JsonNode start = field("Start", "date", "");
        JsonNode phase = field("Phase", "choice", ", \"choices\": [{\"name\": \"Design\"}, {\"name\": \"Build\"}]");
        JsonNode client = field("Client", "person", "");
        JsonNode approved = field("Approved", "checkbox", "");
        JsonNode link = field("Link", "url", "");
        String build = phase.at("/choices/1/id").asText();

        JsonNode task = team.task("Plan", """
                , "fields": {"%s": " Two words ", "%s": 1250.50, "%s": "2026-12-31", "%s": "%s", "%s": "%s", "%s": false,
                  "%s": "https://taskloom.example/a?b=c#d"}""".formatted(
                        id(note),
                        id(cost),
                        id(start),
                        id(phase),
                        build,
                        id(client),
                        team.viewer().id(),
                        id(approved),
                        id(link)));

        JsonNode read = read(task);
        assertThat(read.path("fields")).hasSize(7);
        assertThat(value(read, note)).isEqualTo("Two words");
        assertThat(read.at("/fields/1/value").decimalValue()).isEqualByComparingTo("1250.5");
        assertThat(value(read, start)).isEqualTo("2026-12-31");
        assertThat(read.at("/fields/3/label").asText()).isEqualTo("Build");
        assertThat(read.at("/fields/4/label").asText()).startsWith("Vera");
        assertThat(read.at("/fields/5/value").booleanValue()).isFalse();
        assertThat(value(read, link)).isEqualTo("https://taskloom.example/a?b=c#d");
        assertThat(api.get(project("/tasks")).body().at("/items/0/fields")).isEqualTo(read.path("fields"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text     | 5                                  | length
            text     | ""                                 | length
            text     | {"a": 1}                           | length
            text     | "two\\nlines"                      | length
            number   | "5"                                | format
            number   | 1e16                               | range
            number   | 0.1234567                          | range
            number   | 1e999                              | format
            number   | true                               | format
            date     | "2026-02-30"                       | format
            date     | "2026-12-31T10:00:00Z"             | format
            date     | "0001-01-01"                       | format
            date     | 20261231                           | format
            checkbox | "yes"                              | format
            checkbox | 1                                  | format
            person   | "me"                               | not-a-member
            person   | "0193b3d0-0000-7000-8000-000000000001" | not-a-member
            url      | "javascript:alert(1)"              | format
            url      | "ftp://taskloom.example"           | format
            url      | "https://"                         | format
            url      | "https://me:secret@taskloom.example" | format
            url      | "//taskloom.example"               | format
            url      | "https://taskloom.example/a b"     | format
            choice   | "Design"                           | choice
            """)
    void aValueThatDoesNotFitIsRefusedByTheNameOfItsField(String type, String value, String code) {
        JsonNode field = field("Mine", type, type.equals("choice") ? ", \"choices\": [{\"name\": \"Design\"}]" : "");
        JsonNode task = team.task("Plan", "");

        Answer answer = set(task, field, value);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(error(answer)).isEqualTo("fields." + id(field) + " " + code);
        assertThat(answer.body().at("/errors/0/message").asText()).startsWith("Mine");
        assertThat(read(task).path("version").asLong()).isEqualTo(1);
    }

    @Test
    void aNumberKeepsItsBoundsAndDecimalsAndNarrowerOnesLeaveWhatIsThere() {
        JsonNode cost = field("Cost", "number", ", \"min\": 0, \"max\": 100, \"decimals\": 2");
        JsonNode task = team.task("Plan", "");

        assertThat(error(set(task, cost, "-1"))).endsWith("range");
        assertThat(error(set(task, cost, "100.01"))).endsWith("range");
        assertThat(error(set(task, cost, "0.125"))).endsWith("decimals");
        assertThat(set(task, cost, "99.50").status()).isEqualTo(200);
        change(cost, "{\"max\": 50}");

        assertThat(value(read(task), cost)).isEqualTo("99.5");
        assertThat(patch(task, "{\"title\": \"Other\"}").status()).isEqualTo(200);
        assertThat(error(set(task, cost, "60"))).endsWith("range");
    }

    @Test
    void aFieldOfAnotherProjectIsUnknownHere() {
        JsonNode there = field(another(), "Cost", "number", "");

        Answer answer = set(team.task("Plan", ""), there, "5");

        assertThat(error(answer)).isEqualTo("fields." + id(there) + " unknown");
    }

    @Test
    void aTaskIsNotDoneBeforeItHasWhatTheProjectRequires() {
        JsonNode cost = field("Cost", "number", ", \"required\": true");
        JsonNode approved = field("Approved", "checkbox", ", \"required\": true");
        JsonNode task = team.task("Plan", "");
        set(task, approved, "false");

        Answer refused = api.post("/api/v1/tasks/" + id(task) + "/complete", "");
        Answer patched = patch(task, "{\"status\": \"done\"}");
        Answer bulk = api.post("/api/v1/tasks/bulk", """
                {"mode": "each", "action": "complete", "tasks": [{"id": "%s"}]}""".formatted(id(task)));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("required-fields-missing");
        assertThat(refused.body().at("/fields/0/name").asText()).isEqualTo("Cost");
        assertThat(refused.body().at("/fields/1/id").asText()).isEqualTo(id(approved));
        assertThat(patched.type()).isEqualTo("required-fields-missing");
        assertThat(bulk.body().at("/items/0/problem/type").asText()).endsWith("/required-fields-missing");
        assertThat(patch(task, "{\"status\": \"in_progress\"}").status()).isEqualTo(200);
        assertThat(api.post("/api/v1/tasks/" + id(task) + "/cancel", "").status())
                .isEqualTo(200);
        assertThat(api.post("/api/v1/tasks/" + id(task) + "/reopen", "").status())
                .isEqualTo(200);

        Answer together = patch(
                task,
                "{\"status\": \"done\", \"fields\": {\"%s\": 5, \"%s\": true}}".formatted(id(cost), id(approved)));

        assertThat(together.status()).as(together.text()).isEqualTo(200);
        assertThat(together.body().path("status").asText()).isEqualTo("done");
    }

    @Test
    void whatIsNotRequiredAnyMoreHoldsNobodyUp() {
        JsonNode cost = field("Cost", "number", ", \"required\": true");
        JsonNode task = team.task("Plan", "");

        change(cost, "{\"archived\": true}");

        assertThat(api.post("/api/v1/tasks/" + id(task) + "/complete", "").status())
                .isEqualTo(200);
    }

    @Test
    void anArchivedFieldTakesItsValuesOutOfSightAndBringsThemBack() {
        JsonNode cost = field("Cost", "number", "");
        JsonNode task = team.task("Plan", ", \"fields\": {\"%s\": 5}".formatted(id(cost)));

        change(cost, "{\"archived\": true}");

        assertThat(read(task).path("fields")).isEmpty();
        assertThat(error(set(task, cost, "6"))).endsWith("unknown");
        assertThat(patch(task, "{\"title\": \"Other\", \"fields\": null}").status())
                .isEqualTo(200);
        change(cost, "{\"archived\": false}");
        assertThat(value(read(task), cost)).isEqualTo("5");
    }

    @Test
    void onlyAFieldInTheArchiveIsDeletedAndItsValuesGoWithIt() {
        JsonNode cost = field("Cost", "number", "");
        JsonNode task = team.task("Plan", ", \"fields\": {\"%s\": 5}".formatted(id(cost)));
        String path = project("/fields/" + id(cost));

        Answer early = owner.send("DELETE", path, "", Map.of());
        change(cost, "{\"archived\": true}");
        Answer deleted = owner.send("DELETE", path, "", Map.of());

        assertThat(early.type()).isEqualTo("field-in-use");
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(read(task).path("fields")).isEmpty();
        assertThat(names()).isEmpty();
        assertThat(events("CustomFieldRemoved")).hasSize(1);
    }

    @Test
    void choicesAreRenamedAndOrderedAndOneThatGoesComesOffTheTasks() {
        JsonNode phase = field("Phase", "choice", ", \"choices\": [{\"name\": \"Design\"}, {\"name\": \"Build\"}]");
        String design = phase.at("/choices/0/id").asText();
        String build = phase.at("/choices/1/id").asText();
        JsonNode first = team.task("First", ", \"fields\": {\"%s\": \"%s\"}".formatted(id(phase), design));
        JsonNode second = team.task("Second", ", \"fields\": {\"%s\": \"%s\"}".formatted(id(phase), build));

        Answer changed = change(phase, """
                {"choices": [{"name": "Test"}, {"id": "%s", "name": "Make", "color": "#112233"}]}""".formatted(build));

        assertThat(changed.body().at("/choices/0/name").asText()).isEqualTo("Test");
        assertThat(changed.body().at("/choices/1/id").asText()).isEqualTo(build);
        assertThat(read(first).path("fields")).isEmpty();
        assertThat(read(second).at("/fields/0/label").asText()).isEqualTo("Make");
    }

    @Test
    void aTaskMovedToAnotherProjectKeepsWhatHasAFieldOfThatNameAndTypeThere() {
        String other = another();
        JsonNode cost = field("Cost", "number", "");
        JsonNode phase = field("Phase", "choice", ", \"choices\": [{\"name\": \"Design\"}]");
        JsonNode note = field("Note", "text", "");
        JsonNode left = field("Left", "text", "");
        JsonNode small = field("Small", "number", "");
        JsonNode costThere = field(other, "cost", "number", "");
        JsonNode phaseThere =
                field(other, "Phase", "choice", ", \"choices\": [{\"name\": \"Build\"}, {\"name\": \"design\"}]");
        field(other, "Note", "url", "");
        field(other, "Small", "number", ", \"max\": 3");
        JsonNode task = team.task("Plan", """
                , "fields": {"%s": 5, "%s": "%s", "%s": "words", "%s": "words", "%s": 4}""".formatted(
                        id(cost), id(phase), phase.at("/choices/0/id").asText(), id(note), id(left), id(small)));

        Answer moved = owner.post("/api/v1/tasks/" + id(task) + "/move", "{\"projectId\": \"%s\"}".formatted(other));

        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertThat(moved.body().path("fields")).hasSize(2);
        assertThat(value(moved.body(), costThere)).isEqualTo("5");
        assertThat(value(moved.body(), phaseThere))
                .isEqualTo(phaseThere.at("/choices/1/id").asText());
    }

    @Test
    void theHistoryKnowsOldAndNewAndAnEarlierVersionComesBack() {
        JsonNode cost = field("Cost", "number", "");
        JsonNode note = field("Note", "text", "");
        JsonNode task = team.task("Plan", ", \"fields\": {\"%s\": 5}".formatted(id(cost)));
        patch(task, "{\"fields\": {\"%s\": null, \"%s\": \"words\"}}".formatted(id(cost), id(note)));
        set(task, cost, "7.25");

        JsonNode newest = api.get("/api/v1/tasks/" + id(task) + "/changes").body();
        JsonNode first = api.get("/api/v1/tasks/" + id(task) + "/versions/1").body();
        Answer restored = api.post("/api/v1/tasks/" + id(task) + "/versions/1/restore", "");

        assertThat(newest.at("/items/0/fields/0/field").asText()).isEqualTo("fields." + id(cost));
        assertThat(newest.at("/items/0/fields/0/from").isNull()).isTrue();
        assertThat(newest.at("/items/0/fields/0/to").asText()).isEqualTo("7.25");
        assertThat(newest.at("/items/1/fields")).hasSize(2);
        assertThat(first.path("fields")).hasSize(1);
        assertThat(value(first, cost)).isEqualTo("5");
        assertThat(restored.status()).as(restored.text()).isEqualTo(200);
        assertThat(restored.body().at("/task/fields")).hasSize(1);
        assertThat(value(restored.body().path("task"), cost)).isEqualTo("5");
        assertThat(restored.body().at("/leftOut/fields").asInt()).isZero();
    }

    @Test
    void whatAFieldTakesNoLongerIsLeftOutOfAnEarlierVersion() {
        JsonNode cost = field("Cost", "number", "");
        JsonNode task = team.task("Plan", ", \"fields\": {\"%s\": 500}".formatted(id(cost)));
        set(task, cost, "5");
        change(cost, "{\"max\": 100}");

        Answer restored = api.post("/api/v1/tasks/" + id(task) + "/versions/1/restore", "");

        assertThat(restored.status()).as(restored.text()).isEqualTo(200);
        assertThat(restored.body().at("/leftOut/fields").asInt()).isEqualTo(1);
    }

    @Test
    void anEventTellsWhatAValueWasAndIs() {
        JsonNode cost = field("Cost", "number", "");
        JsonNode task = team.task("Plan", ", \"fields\": {\"%s\": 5}".formatted(id(cost)));

        set(task, cost, "6");

        assertThat(events("CustomFieldChanged")).hasSize(1);
        assertThat(events("TaskUpdated")).singleElement().satisfies(event -> assertThat(event)
                .contains("\"fields\": [\"fields." + id(cost) + "\"]")
                .contains("\"name\": \"Cost\"")
                .contains("\"from\": 5")
                .contains("\"to\": 6"));
    }

    @Test
    void manyTasksAreSetAtOnceAndTakenBack() {
        JsonNode cost = field("Cost", "number", "");
        JsonNode note = field("Note", "text", "");
        JsonNode first = team.task("First", ", \"fields\": {\"%s\": 5}".formatted(id(cost)));
        JsonNode second = team.task("Second", "");

        Answer bulk = api.post("/api/v1/tasks/bulk", """
                {"mode": "each", "action": "update", "tasks": [{"id": "%s"}, {"id": "%s"}],
                 "patch": {"fields": {"%s": 9, "%s": "words"}}}""".formatted(id(first), id(second), id(cost), id(note)));
        assertThat(value(read(second), cost)).as(bulk.text()).isEqualTo("9");
        Answer undone = api.post("/api/v1/tasks/bulk/" + bulk.body().path("id").asText() + "/undo", "");

        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        assertThat(value(read(first), cost)).isEqualTo("5");
        assertThat(value(read(first), note)).isEqualTo("none");
        assertThat(read(second).path("fields")).isEmpty();
    }

    @Test
    void aCopyOfAProjectHasItsFieldsAndItsTasksTheirValues() {
        JsonNode phase = field("Phase", "choice", ", \"required\": true, \"choices\": [{\"name\": \"Design\"}]");
        JsonNode cost = field("Cost", "number", ", \"max\": 100, \"unit\": \"€\"");
        JsonNode old = field("Old", "text", "");
        change(old, "{\"archived\": true}");
        JsonNode task = team.task(
                "Plan",
                ", \"fields\": {\"%s\": 5, \"%s\": \"%s\"}"
                        .formatted(
                                id(cost), id(phase), phase.at("/choices/0/id").asText()));

        Answer copy = owner.post(project("/duplicate"), "{\"name\": \"Copy\"}");
        Answer again = api.post("/api/v1/tasks/" + id(task) + "/duplicate", "{}");

        assertThat(copy.status()).as(copy.text()).isEqualTo(201);
        String there = "/api/v1/projects/" + copy.body().path("id").asText();
        JsonNode fields = owner.get(there + "/fields").body().path("items");
        assertThat(fields).as(copy.text()).hasSize(2);
        assertThat(fields.at("/0/required").booleanValue()).isTrue();
        assertThat(fields.at("/0/choices/0/name").asText()).isEqualTo("Design");
        assertThat(fields.at("/1/unit").asText()).isEqualTo("€");
        JsonNode copied = owner.get(there + "/tasks").body().at("/items/0");
        assertThat(copied.at("/fields/0/label").asText()).isEqualTo("Design");
        assertThat(copied.at("/fields/1/value").asInt()).isEqualTo(5);
        assertThat(again.text()).contains("\"label\":\"Design\"");
    }

    private String another() {
        Answer made = owner.post("/api/v1/workspaces/" + team.workspace() + "/projects", "{\"name\": \"Other\"}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return id(made.body());
    }

    private List<String> events(String type) {
        return jdbc.sql("select data::text from event where project = ? and type = ? order by id")
                .params(team.project().value(), type)
                .query(String.class)
                .list();
    }
}
