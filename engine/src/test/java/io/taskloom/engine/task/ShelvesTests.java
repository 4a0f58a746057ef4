package io.taskloom.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Archive and recycle bin (promise T9), and that a task runs exactly while it is open and in sight (T2). */
@EngineTest
@Timeout(120)
class ShelvesTests {

    @Autowired
    private TestTeam teams;

    @Autowired
    private BinPurge purge;

    @Autowired
    private JdbcClient jdbc;

    private TestTeam.Team team;
    private TestApi api;

    @BeforeEach
    void newTeam() {
        team = teams.team();
        api = team.member().api();
    }

    private static String id(JsonNode node) {
        return node.path("id").asText();
    }

    private static String path(JsonNode task) {
        return "/api/v1/tasks/" + id(task);
    }

    private Answer delete(String path) {
        return api.send("DELETE", path, "", Map.of());
    }

    private List<String> titles(String box) {
        return api.get("/api/v1/projects/" + team.project() + "/tasks?in=" + box)
                .body()
                .path("items")
                .findValuesAsText("title");
    }

    private JsonNode below(String title, JsonNode parent) {
        return team.task(title, ", \"parentId\": \"" + id(parent) + "\"");
    }

    @Test
    void aTaskTakesNoMoreThanAThousandAlong() {
        // given
        JsonNode root = team.task("Root", "");
        JsonNode below = below("Below", root);
        jdbc.sql("""
                        insert into task (id, project_id, workspace_id, title, status, priority, reporter_id, kind, origin_kind,
                            version, created_at, updated_at, rank, parent_id)
                        select gen_random_uuid(), project_id, workspace_id, 'Part ' || i, status, priority, reporter_id, kind,
                            origin_kind, version, created_at, updated_at, rank || lpad(i::text, 4, '0'), id
                        from task, generate_series(1, 1000) i where id = ?""").param(UUID.fromString(id(below))).update();
        String elsewhere = team.owner()
                .api()
                .post("/api/v1/workspaces/" + team.workspace() + "/projects", "{\"name\": \"Other\"}")
                .body()
                .path("id")
                .asText();

        // when
        var answers = List.of(
                team.owner().api().post(path(root) + "/archive", ""),
                team.owner().api().send("DELETE", path(root), "", Map.of()),
                team.owner().api().post(path(root) + "/move", "{\"projectId\": \"%s\"}".formatted(elsewhere)));

        // then
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(409);
            assertThat(answer.type()).isEqualTo("too-many-subtasks");
            assertThat(answer.body().path("limit").asInt()).isEqualTo(1_000);
        });
        assertThat(api.get(path(root)).body().path("version").asInt())
                .isEqualTo(root.path("version").asInt());
    }

    private int running(JsonNode task) {
        return jdbc.sql("select count(*) from act_ru_task u join act_ru_execution e on e.id_ = u.proc_inst_id_"
                        + " where e.business_key_ = ?")
                .param(id(task))
                .query(Integer.class)
                .single();
    }

    private int jobs(JsonNode task) {
        return jdbc.sql("select count(*) from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_"
                        + " where e.business_key_ = ?")
                .param(id(task))
                .query(Integer.class)
                .single();
    }

    @Test
    void anOpenTaskIsPutAwayWithItsTimersAndComesBackWithThem() {
        // given
        JsonNode task = team.task(
                "Buy milk",
                ", \"dueAt\": \"2031-01-01T10:00:00Z\", \"reminders\": [{\"before\": \"PT1H\"}, {\"at\": \"2030-01-01T00:00:00Z\"}]");
        assertThat(jobs(task)).isEqualTo(3);

        // when
        Answer archived = api.post(path(task) + "/archive", "");

        // then
        assertThat(archived.status()).as(archived.text()).isEqualTo(200);
        assertThat(archived.body().path("archivedAt").asText()).isNotBlank();
        assertThat(archived.body().path("status").asText()).isEqualTo("todo");
        assertThat(running(task) + jobs(task)).isZero();
        assertThat(titles("list")).isEmpty();
        assertThat(titles("archive")).containsExactly("Buy milk");
        for (String act : List.of("/complete", "/cancel", "/reopen", "/claim", "/move")) {
            Answer refused = api.post(path(task) + act, act.equals("/move") ? "{}" : "");
            assertThat(refused.status()).as(act + refused.text()).isEqualTo(409);
            assertThat(refused.type()).isEqualTo("put-away");
        }
        assertThat(api.send("PATCH", path(task), "{\"title\": \"x\"}", Map.of()).status())
                .isEqualTo(409);
        assertThat(api.post(path(task) + "/archive", "").header("ETag")).isEqualTo("\"v2\"");

        // when
        Answer restored = api.post(path(task) + "/restore", "");

        // then
        assertThat(restored.status()).as(restored.text()).isEqualTo(200);
        assertThat(restored.body().path("archivedAt").isNull()).isTrue();
        assertThat(running(task)).isEqualTo(1);
        assertThat(jobs(task)).isEqualTo(3);
        assertThat(api.get(path(task) + "/reminders").body().path("items").findValuesAsText("state"))
                .containsOnly("armed");
        assertThat(api.post(path(task) + "/complete", "").status()).isEqualTo(200);
        assertThat(running(task) + jobs(task)).isZero();
    }

    @Test
    void whatIsBelowGoesAlongAndComesBackWithWhatTookIt() {
        // given
        JsonNode root = team.task("Root", "");
        JsonNode kept = below("Kept", root);
        JsonNode leaf = below("Leaf", kept);
        JsonNode before = below("Deleted before", root);
        JsonNode aside = below("Archived before", root);
        delete(path(before));
        api.post(path(aside) + "/archive", "");

        // when
        assertThat(delete(path(root)).status()).isEqualTo(204);

        // then
        assertThat(titles("bin"))
                .containsExactlyInAnyOrder("Root", "Kept", "Leaf", "Deleted before", "Archived before");
        assertThat(api.get(path(leaf)).status()).isEqualTo(404);
        assertThat(running(leaf)).isZero();
        assertThat(delete(path(root)).status()).isEqualTo(404);

        // when
        Answer back = api.post(path(root) + "/restore", "");

        // then
        assertThat(back.body().at("/subtasks/total").asInt()).isEqualTo(3);
        assertThat(titles("list")).containsExactlyInAnyOrder("Root", "Kept", "Leaf");
        assertThat(titles("archive")).containsExactly("Archived before");
        assertThat(titles("bin")).containsExactly("Deleted before");
        assertThat(running(root) + running(kept) + running(leaf)).isEqualTo(3);
    }

    @Test
    void aPartThatComesBackAloneStandsByItself() {
        JsonNode root = team.task("Root", "");
        JsonNode part = below("Part", root);
        JsonNode leaf = below("Leaf", part);
        delete(path(root));

        Answer back = api.post(path(part) + "/restore", "");

        assertThat(back.body().path("parentId").isNull()).isTrue();
        assertThat(api.get(path(leaf)).body().path("parentId").asText()).isEqualTo(id(part));
        assertThat(titles("bin")).containsExactly("Root");
    }

    @Test
    void theBinShowsWhatWasDeletedLastFirst() {
        List<JsonNode> tasks = List.of(team.task("One", ""), team.task("Two", ""), team.task("Three", ""));
        for (int i : new int[] {1, 0, 2}) {
            delete(path(tasks.get(i)));
        }

        assertThat(titles("bin")).containsExactly("Three", "One", "Two");
        assertThat(api.get("/api/v1/projects/" + team.project() + "/tasks?in=attic")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theHistoryTellsWhoPutItIntoTheBinToThoseWhoSeeTheProject() {
        // given
        JsonNode task = team.task("Deleted", "");
        delete(path(task));

        // when
        JsonNode newest = api.get(path(task) + "/changes").body().path("items").path(0);

        // then
        assertThat(newest.path("type").asText()).isEqualTo("deleted");
        assertThat(newest.path("actor").path("id").asText())
                .isEqualTo(team.member().id().toString());
        assertThat(teams.team().member().api().get(path(task) + "/changes").status())
                .isEqualTo(404);
        assertThat(api.get(path(task)).status()).isEqualTo(404);
    }

    @Test
    void onlyOwnersDeleteForGoodAndOnlyOutOfTheBin() {
        // given
        JsonNode root = team.task("Root", "");
        JsonNode part = below("Part", root);
        TestApi owner = team.owner().api();
        assertThat(owner.send("DELETE", path(root) + "?permanently=true", "", Map.of())
                        .type())
                .isEqualTo("not-in-bin");
        delete(path(root));
        assertThat(delete(path(root) + "?permanently=true").status()).isEqualTo(403);

        // when
        assertThat(owner.send("DELETE", path(root) + "?permanently=true", "", Map.of())
                        .status())
                .isEqualTo(204);

        // then
        assertThat(titles("bin")).isEmpty();
        assertThat(api.post(path(part) + "/restore", "").status()).isEqualTo(404);
        assertThat(count("select count(*) from task_change where task_id = ?", id(root)))
                .isZero();
        assertThat(jdbc.sql("select count(*) from event where project = ? and type = 'TaskPurged'")
                        .param(team.project().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whatHasBeenInTheBinLongEnoughGoesByItself() {
        // given
        JsonNode old = team.task("Old", "");
        JsonNode recent = team.task("Recent", "");
        delete(path(old));
        delete(path(recent));
        jdbc.sql("update task set deleted_at = now() - interval '31 days' where id = ?")
                .param(UUID.fromString(id(old)))
                .update();

        // when
        purge.purge();

        // then
        assertThat(titles("bin")).containsExactly("Recent");
        assertThat(count("select count(*) from task where id = ?", id(old))).isZero();
    }

    @Test
    void aDeletedProjectIsGoneWithItsTasksAndTheirProcesses() {
        // given: more than one batch
        List<JsonNode> tasks = new ArrayList<>();
        for (int i = 0; i < 103; i++) {
            tasks.add(team.task("Task " + i, i % 50 == 0 ? ", \"dueAt\": \"2031-01-01T10:00:00Z\"" : ""));
        }
        String path = "/api/v1/projects/" + team.project();
        assertThat(delete(path).status()).isEqualTo(403);

        // when
        Answer deleted = team.owner().api().send("DELETE", path, "", Map.of());

        // then
        assertThat(deleted.status()).as(deleted.text()).isEqualTo(204);
        assertThat(team.owner().api().get(path).status()).isEqualTo(404);
        assertThat(api.get(path(tasks.getFirst())).status()).isEqualTo(404);
        assertThat(api.post(path + "/tasks", "{\"title\": \"x\"}").status()).isEqualTo(404);
        await().atMost(Duration.ofSeconds(40))
                .until(() -> count(
                                "select count(*) from project where id = ?",
                                team.project().toString())
                        == 0);
        assertThat(count(
                        "select count(*) from task where project_id = ?",
                        team.project().toString()))
                .isZero();
        assertThat(tasks).allMatch(task -> running(task) == 0 && jobs(task) == 0);
    }

    /** Whatever is done to a tree: what is in sight hangs below what is in sight, and runs exactly if it is open. */
    @Test
    void afterARandomWalkOverATreeEverythingInSightRunsExactlyIfItIsOpen() {
        // given
        Random random = new Random(20261121);
        List<JsonNode> tasks = new ArrayList<>(List.of(team.task("Root", ", \"dueAt\": \"2031-01-01T10:00:00Z\"")));

        // when
        for (int i = 0; i < 250; i++) {
            JsonNode one = tasks.get(random.nextInt(tasks.size()));
            JsonNode other = tasks.get(random.nextInt(tasks.size()));
            Answer answer =
                    switch (random.nextInt(10)) {
                        case 0, 1, 2 -> {
                            Answer made = api.post("/api/v1/projects/" + team.project() + "/tasks", """
                                    {"title": "Task %d", "parentId": "%s"%s}""".formatted(
                                    i, id(one), random.nextBoolean() ? ", \"dueAt\": \"2031-01-01T10:00:00Z\"" : ""));
                            if (made.status() == 201) {
                                tasks.add(made.body());
                            }
                            yield made;
                        }
                        case 3 -> api.post(path(one) + "/archive", "");
                        case 4 -> delete(path(one));
                        case 5, 6 -> api.post(path(one) + "/restore", "");
                        case 7 -> api.post(path(one) + "/complete", "");
                        case 8 -> api.post(path(one) + "/reopen", "");
                        default -> api.post(path(one) + "/move", "{\"parentId\": \"%s\"}".formatted(id(other)));
                    };
            assertThat(answer.status()).as(answer.text()).isIn(200, 201, 204, 400, 404, 409);
        }

        // then
        String project = team.project().toString();
        String inSight = "t.archived_at is null and t.deleted_at is null";
        assertThat(tasks).hasSizeGreaterThan(20);
        assertThat(count(
                        "select count(*) from task t where t.project_id = ? and (" + inSight
                                + " and t.status in ('todo', 'in_progress')) <> exists (select from act_ru_task u"
                                + " where u.id_ = t.user_task_id::text)",
                        project))
                .isZero();
        assertThat(count(
                        "select count(*) from task t join act_ru_execution e on e.business_key_ = t.id::text"
                                + " where t.project_id = ? and (e.proc_inst_id_ <> t.instance_id::text or not ("
                                + inSight
                                + "))",
                        project))
                .isZero();
        assertThat(count(
                        "select count(*) from task t join task p on p.id = t.parent_id where t.project_id = ? and "
                                + inSight + " and (p.archived_at is not null or p.deleted_at is not null)",
                        project))
                .isZero();
        assertThat(count(
                        "select count(*) from task t where t.project_id = ? and (select count(*) from act_ru_job j where"
                                + " j.process_instance_id_ = t.instance_id::text) <> case when t.due_at is not null and "
                                + inSight + " and t.status in ('todo', 'in_progress') then 1 else 0 end",
                        project))
                .isZero();
        assertThat(count(
                        "select count(*) from task t where t.project_id = ? and t.version <>"
                                + " (select count(*) from task_change c where c.task_id = t.id)",
                        project))
                .isZero();
    }

    private int count(String sql, String id) {
        return jdbc.sql(sql).param(UUID.fromString(id)).query(Integer.class).single();
    }
}
