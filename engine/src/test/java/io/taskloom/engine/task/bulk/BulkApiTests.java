package io.taskloom.engine.task.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
class BulkApiTests {

    @Autowired
    private TestTeam teams;

    @Autowired
    private JdbcClient jdbc;

    @SuppressWarnings("NullAway.Init")
    private TestTeam.Team team;

    @BeforeEach
    void aTeam() {
        team = teams.team();
    }

    @Test
    void everyTaskGetsAnAnswerOfItsOwn() {
        String open = task("Open");
        String done = task("Done");
        assertThat(team.member()
                        .api()
                        .post("/api/v1/tasks/" + done + "/complete", "")
                        .status())
                .isEqualTo(200);
        String unknown = UUID.randomUUID().toString();

        Answer answer = bulk("each", "complete", "", open, done, unknown);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(statuses(answer)).containsExactly(200, 409, 404);
        assertThat(answer.body().at("/items/0/version").asLong()).isEqualTo(2);
        assertThat(answer.body().at("/items/1/problem/type").asText()).endsWith("/task-not-open");
        assertThat(read(open).path("status").asText()).isEqualTo("done");
    }

    @Test
    void allOrNothingLeavesEverythingAsItWasIfOneIsRefused() {
        String open = task("Open");
        String done = task("Done");
        team.member().api().post("/api/v1/tasks/" + done + "/complete", "");

        Answer answer = bulk("atomic", "complete", "", open, done);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.type()).isEqualTo("bulk-refused");
        assertThat(statuses(answer)).containsExactly(200, 409);
        assertThat(read(open).path("status").asText()).isEqualTo("todo");
        assertThat(instances(open)).isEqualTo(1);
    }

    @Test
    void whatIsRefusedLeavesNothingAndTheOthersKeepTheirProcess() {
        String free = task("Free");
        String blocked = task("Blocked");
        String blocker = task("Blocker");
        team.member().api().post("/api/v1/tasks/" + blocked + "/dependencies", """
                {"kind": "blocked_by", "taskId": "%s"}""".formatted(blocker));

        Answer answer = bulk("each", "complete", "", blocked, free);

        assertThat(statuses(answer)).containsExactly(409, 200);
        assertThat(instances(blocked)).isEqualTo(1);
        assertThat(instances(free)).isZero();
    }

    @Test
    void tagsAndPeopleArePutOnAndTakenOff() {
        String tag = tag("urgent");
        String other = tag("later");
        String one = team.task("One", ", \"tags\": [\"%s\"]".formatted(other))
                .path("id")
                .asText();
        String two = task("Two");

        Answer answer = bulk(
                "each",
                "update",
                ", \"patch\": {\"priority\": \"high\", \"addTags\": [\"%s\"], \"removeTags\": [\"%s\"], \"addAssignees\": [\"%s\"]}"
                        .formatted(tag, other, team.owner().id()),
                one,
                two);

        assertThat(statuses(answer)).containsExactly(200, 200);
        for (String id : List.of(one, two)) {
            JsonNode task = read(id);
            assertThat(task.path("priority").asText()).isEqualTo("high");
            assertThat(task.path("tags").findValuesAsText("id")).containsExactly(tag);
            assertThat(task.path("assignees").findValuesAsText("id"))
                    .containsExactly(team.owner().id().toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "cancel", "archive", "delete"})
    void undoBringsTasksBackToWhatTheyWere(String action) {
        String one = team.task("One", ", \"dueAt\": \"2031-01-01T10:00:00Z\"")
                .path("id")
                .asText();
        String two = task("Two");
        team.member().api().send("PATCH", "/api/v1/tasks/" + two, "{\"status\": \"in_progress\"}", Map.of());

        Answer done = bulk("each", action, "", one, two);
        assertThat(statuses(done)).containsExactly(200, 200);
        assertThat(instances(one)).isZero();
        Answer undone = undo(done);

        assertThat(undone.status()).isEqualTo(200);
        assertThat(statuses(undone)).containsExactly(200, 200);
        assertThat(read(one).path("status").asText()).isEqualTo("todo");
        assertThat(read(one).path("dueAt").asText()).isEqualTo("2031-01-01T10:00:00Z");
        assertThat(read(two).path("status").asText()).isEqualTo("in_progress");
        assertThat(instances(one)).isEqualTo(1);
        assertThat(instances(two)).isEqualTo(1);
    }

    @Test
    void aMoveIsUndoneToTheSamePlaces() {
        String section = team.member()
                .api()
                .post("/api/v1/projects/" + team.project() + "/sections", "{\"name\": \"Doing\"}")
                .body()
                .path("id")
                .asText();
        List<String> ids = Stream.of("A", "B", "C", "D").map(this::task).toList();

        Answer moved =
                bulk("each", "move", ", \"move\": {\"sectionId\": \"%s\"}".formatted(section), ids.get(2), ids.get(0));
        assertThat(order()).containsExactly(ids.get(1), ids.get(3), ids.get(2), ids.get(0));
        Answer undone = undo(moved);

        assertThat(statuses(undone)).containsExactly(200, 200);
        assertThat(order()).containsExactlyElementsOf(ids);
        assertThat(read(ids.getFirst()).path("sectionId").isNull()).isTrue();
    }

    @Test
    void whatSomebodyChangedSinceStays() {
        String one = task("One");
        String two = task("Two");
        Answer done = bulk("each", "update", ", \"patch\": {\"priority\": \"low\"}", one, two);
        team.owner().api().send("PATCH", "/api/v1/tasks/" + two, "{\"title\": \"Mine\"}", Map.of());

        Answer undone = undo(done);

        assertThat(statuses(undone)).containsExactly(200, 412);
        assertThat(read(one).path("priority").asText()).isEqualTo("medium");
        assertThat(read(two).path("priority").asText()).isEqualTo("low");
    }

    @Test
    void aParentAndItsPartAreDeletedAndBroughtBackTogether() {
        String parent = task("Parent");
        String part = team.task("Part", ", \"parentId\": \"%s\"".formatted(parent))
                .path("id")
                .asText();

        Answer deleted = bulk("atomic", "delete", "", parent, part);
        assertThat(statuses(deleted)).containsExactly(200, 200);
        Answer undone = undo(deleted);

        assertThat(statuses(undone)).containsOnly(200);
        assertThat(read(part).path("parentId").asText()).isEqualTo(parent);
    }

    @Test
    void undoIsForWhoDidItAndOnce() {
        String one = task("One");
        Answer done = bulk("each", "complete", "", one);
        String path = "/api/v1/tasks/bulk/" + done.body().path("id").asText() + "/undo";

        assertThat(team.owner().api().post(path, "").status()).isEqualTo(404);
        assertThat(undo(done).status()).isEqualTo(200);
        Answer again = undo(done);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.type()).isEqualTo("undo-too-late");
    }

    @Test
    void afterTenMinutesItIsTooLate() {
        Answer done = bulk("each", "complete", "", task("One"));
        jdbc.sql("update task_bulk set undoable_until = undoable_until - interval '11 minutes' where id = ?")
                .param(UUID.fromString(done.body().path("id").asText()))
                .update();

        assertThat(undo(done).type()).isEqualTo("undo-too-late");
    }

    @Test
    void aThousandTasksAreDoneInOneCall() {
        String[] ids = IntStream.range(0, 1000).mapToObj(i -> task("Task " + i)).toArray(String[]::new);

        Answer answer = bulk("atomic", "complete", "", ids);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(statuses(answer)).hasSize(1000).containsOnly(200);
        assertThat(jdbc.sql("select count(*) from task where project_id = ? and status = 'done'")
                        .param(team.project().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1000);
    }

    @Test
    void whoMayNotWriteChangesNothing() {
        String one = task("One");
        String body = body("each", "complete", "", one);

        assertThat(statuses(team.viewer().api().post("/api/v1/tasks/bulk", body)))
                .containsExactly(403);
        assertThat(statuses(team.colleague().api().post("/api/v1/tasks/bulk", body)))
                .containsExactly(404);
        assertThat(statuses(team.stranger().api().post("/api/v1/tasks/bulk", body)))
                .containsExactly(404);
        assertThat(teams.anonymous().post("/api/v1/tasks/bulk", body).status()).isEqualTo(401);
        assertThat(teams.anonymous()
                        .post("/api/v1/tasks/bulk/" + UUID.randomUUID() + "/undo", "")
                        .status())
                .isEqualTo(401);
        assertThat(read(one).path("status").asText()).isEqualTo("todo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"mode\": \"some\", \"action\": \"complete\", \"tasks\": [{\"id\": \"%s\"}]}",
                "{\"mode\": \"each\", \"action\": \"explode\", \"tasks\": [{\"id\": \"%s\"}]}",
                "{\"mode\": \"each\", \"action\": \"complete\", \"tasks\": []}",
                "{\"mode\": \"each\", \"action\": \"complete\", \"tasks\": [{\"id\": \"%1$s\"}, {\"id\": \"%1$s\"}]}",
                "{\"mode\": \"each\", \"action\": \"complete\", \"tasks\": [{\"id\": \"nobody\"}]}",
                "{\"mode\": \"each\", \"action\": \"update\", \"tasks\": [{\"id\": \"%s\"}]}",
                "{\"mode\": \"each\", \"action\": \"complete\", \"patch\": {}, \"tasks\": [{\"id\": \"%s\"}]}",
                "{\"mode\": \"each\", \"action\": \"move\", \"tasks\": [{\"id\": \"%s\"}]}",
                "{\"mode\": \"each\", \"action\": \"update\", \"patch\": {\"title\": \"all the same\"}, \"tasks\": [{\"id\": \"%s\"}]}"
            })
    void whatMakesNoSenseIsRefusedBeforeAnythingIsDone(String body) {
        String one = task("One");

        Answer answer = team.member().api().post("/api/v1/tasks/bulk", body.formatted(one));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("invalid-input");
        assertThat(read(one).path("version").asLong()).isEqualTo(1);
    }

    private String task(String title) {
        return team.task(title, "").path("id").asText();
    }

    private String tag(String name) {
        return team.member()
                .api()
                .post("/api/v1/projects/" + team.project() + "/tags", "{\"name\": \"%s\"}".formatted(name))
                .body()
                .path("id")
                .asText();
    }

    private JsonNode read(String id) {
        return team.member().api().get("/api/v1/tasks/" + id).body();
    }

    private List<String> order() {
        return team.member()
                .api()
                .get("/api/v1/projects/" + team.project() + "/tasks?sort=position")
                .body()
                .path("items")
                .valueStream()
                .map(task -> task.path("id").asText())
                .toList();
    }

    private int instances(String task) {
        return jdbc.sql("select count(*) from act_ru_execution where business_key_ = ? and parent_id_ is null")
                .param(task)
                .query(Integer.class)
                .single();
    }

    private Answer bulk(String mode, String action, String more, String... ids) {
        return team.member().api().post("/api/v1/tasks/bulk", body(mode, action, more, ids));
    }

    private Answer undo(Answer bulk) {
        return team.member()
                .api()
                .post("/api/v1/tasks/bulk/" + bulk.body().path("id").asText() + "/undo", "");
    }

    private static String body(String mode, String action, String more, String... ids) {
        String tasks = Arrays.stream(ids).map("{\"id\": \"%s\"}"::formatted).collect(Collectors.joining(","));
        return "{\"mode\": \"%s\", \"action\": \"%s\", \"tasks\": [%s]%s}".formatted(mode, action, tasks, more);
    }

    private static List<Integer> statuses(Answer answer) {
        return answer.body()
                .path("items")
                .valueStream()
                .map(item -> item.path("status").asInt())
                .toList();
    }
}
