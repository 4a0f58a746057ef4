package io.taskloom.engine.automation;

import static io.taskloom.engine.Team.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.Team.Somebody;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestModels;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AutomationTest
class AutomationApiTests {

    private static final String MODEL = TestModels.triggered("TaskCreated", "=task.priority = \"high\"");

    @Autowired
    private Team team;

    @Autowired
    private JdbcClient db;

    private Place place;

    @BeforeEach
    void aTeam() {
        place = team.place();
    }

    private record Call(String method, String path, String body, int whenAllowed) {}

    private List<Call> reads(String id) {
        String automation = "/api/v1/automations/" + id;
        return List.of(
                new Call("GET", "/api/v1/workspaces/" + place.workspace() + "/automations", "", 200),
                new Call("GET", automation, "", 200),
                new Call("GET", automation + "/draft", "", 200),
                new Call("POST", automation + "/validate", "{}", 200),
                new Call("GET", automation + "/versions", "", 200),
                new Call("GET", automation + "/versions/1", "", 200),
                new Call("GET", automation + "/runs", "", 200),
                new Call("GET", "/api/v1/workspaces/" + place.workspace() + "/runs", "", 200));
    }

    private List<Call> writes(String id) {
        String automation = "/api/v1/automations/" + id;
        return List.of(
                new Call(
                        "POST",
                        "/api/v1/workspaces/" + place.workspace() + "/automations",
                        json(Map.of("name", "Another")),
                        201),
                new Call("PATCH", automation, json(Map.of("name", "Renamed")), 200),
                new Call("PUT", automation + "/draft", json(Map.of("bpmn", MODEL)), 200),
                new Call("POST", automation + "/publish", json(Map.of("draftVersion", 2)), 201),
                new Call("POST", automation + "/start", "{}", 202),
                new Call("DELETE", automation, "", 204));
    }

    private static Answer call(Somebody who, Call call) {
        Map<String, String> headers = call.method().equals("PUT") ? Map.of("If-Match", "\"v1\"") : Map.of();
        return who.api().send(call.method(), call.path(), call.body(), headers);
    }

    @Test
    void membersReadDesignersWriteAndEverybodyElseSeesNothing() {
        String id = place.published(MODEL);
        Somebody admin = team.somebody("admin");

        for (Call read : reads(id)) {
            assertThat(team.nobody()
                            .send(read.method(), read.path(), read.body(), Map.of())
                            .status())
                    .as("nobody %s", read)
                    .isEqualTo(401);
            assertThat(call(admin, read).status()).as("stranger %s", read).isEqualTo(404);
            assertThat(call(place.member(), read).status())
                    .as("member %s", read)
                    .isEqualTo(read.whenAllowed());
        }
        for (Call write : writes(id)) {
            assertThat(team.nobody()
                            .send(write.method(), write.path(), write.body(), Map.of())
                            .status())
                    .as("nobody %s", write)
                    .isEqualTo(401);
            assertThat(call(admin, write).status()).as("stranger %s", write).isEqualTo(404);
            Answer refused = call(place.member(), write);
            assertThat(refused.status()).as("member %s", write).isEqualTo(403);
            assertThat(refused.type()).isEqualTo("designers-only");
            assertThat(call(place.designer(), write).status())
                    .as("designer %s", write)
                    .isEqualTo(write.whenAllowed());
        }
    }

    @Test
    void theOwnerMayPublishWithoutBeingADesigner() {
        String id = place.drafted(MODEL);

        Answer published = place.owner().api().post("/api/v1/automations/" + id + "/publish", "{\"draftVersion\": 1}");

        assertThat(published.status()).isEqualTo(201);
        assertThat(published.body().path("author").path("id").asText())
                .isEqualTo(place.owner().id().toString());
    }

    @Test
    void aNewAutomationHasADraftThatCanBePublishedAtOnce() {
        Answer created = place.designer()
                .api()
                .post("/api/v1/workspaces/" + place.workspace() + "/automations", json(Map.of("name", " Mine ")));
        String id = created.body().path("id").asText();

        assertThat(created.body().path("name").asText()).isEqualTo("Mine");
        assertThat(created.body().path("published").isNull()).isTrue();
        assertThat(created.header("Location")).isEqualTo("/api/v1/automations/" + id);
        assertThat(validate(id, "{}")).isEmpty();
        assertThat(publish(id, 1).status()).isEqualTo(201);
    }

    @Test
    void publishingShowsTheTriggersAndKeepsEveryVersion() {
        String id = place.published(MODEL);
        Answer saved = save(id, 1, TestModels.triggered("TaskOverdue", "=task.priority = \"low\""));
        assertThat(get(id).body().path("hasUnpublishedChanges").asBoolean()).isTrue();

        assertThat(saved.header("ETag")).isEqualTo("\"v2\"");
        assertThat(publish(id, 2).body().path("number").asInt()).isEqualTo(2);

        var automation = get(id).body();
        assertThat(automation.path("published").asInt()).isEqualTo(2);
        assertThat(automation.path("hasUnpublishedChanges").asBoolean()).isFalse();
        assertThat(automation.path("triggers").get(0).path("type").asText()).isEqualTo("TaskOverdue");
        assertThat(automation.path("triggers").get(0).path("condition").asText())
                .isEqualTo("task.priority = \"low\"");
        var versions = place.member()
                .api()
                .get("/api/v1/automations/" + id + "/versions")
                .body()
                .path("items");
        assertThat(versions).hasSize(2);
        assertThat(versions.get(0).has("bpmn")).isFalse();
        assertThat(place.member()
                        .api()
                        .get("/api/v1/automations/" + id + "/versions/1")
                        .body()
                        .path("bpmn")
                        .asText())
                .isEqualTo(MODEL);
    }

    @Test
    void aDraftTellsWhatItWouldStartOnBeforeItIsPublished() {
        String id = place.drafted(MODEL);
        JsonNode drafted = get(id).body();
        publish(id, 1);
        save(id, 1, TestModels.triggered("TaskOverdue", "=task.priority = \"low\""));
        JsonNode changed = get(id).body();
        save(id, 2, "<bpmn:definitions><oops");
        JsonNode broken = get(id).body();

        assertThat(drafted.path("triggers")).isEmpty();
        assertThat(drafted.at("/draftTriggers/0/type").asText()).isEqualTo("TaskCreated");
        assertThat(drafted.at("/draftTriggers/0/condition").asText()).isEqualTo("task.priority = \"high\"");
        assertThat(changed.at("/triggers/0/type").asText()).isEqualTo("TaskCreated");
        assertThat(changed.at("/draftTriggers/0/type").asText()).isEqualTo("TaskOverdue");
        assertThat(broken.path("draftTriggers")).isEmpty();
    }

    @Test
    void aDraftFromBeforeItsTriggersWereKeptTellsThemToo() {
        String id = place.drafted(MODEL);
        db.sql("update automation set draft_starts = null where id = ?")
                .param(UUID.fromString(id))
                .update();

        assertThat(get(id).body().at("/draftTriggers/0/type").asText()).isEqualTo("TaskCreated");
    }

    @Test
    void aBrokenDraftIsKeptButRefusedAtPublishWithFindings() {
        String id = place.drafted(MODEL);

        Answer saved = save(id, 1, "<bpmn:definitions><oops");

        assertThat(saved.status()).isEqualTo(200);
        assertThat(validate(id, "{}")).isNotEmpty();
        Answer refused = publish(id, 2);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.type()).isEqualTo("model-refused");
        assertThat(refused.body().path("findings")).isNotEmpty();
        assertThat(get(id).body().path("published").isNull()).isTrue();
    }

    @Test
    void aTriggerThatNothingFiresAndAConditionThatIsNoFeelAreFindingsAtTheStartEvent() {
        String id = place.drafted(TestModels.triggered("MoonRisen", "=task.priority ="));

        var findings = validate(id, "{}");

        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.path("elementId").asText()).isEqualTo("start");
            assertThat(finding.path("remedy").asText()).isNotBlank();
        });
        assertThat(publish(id, 1).status()).isEqualTo(422);
        assertThat(validate(id, json(Map.of("bpmn", TestModels.triggered("MoonRisen", "=true")))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.path("rule").asText()).isEqualTo("trigger-type"));
    }

    @Test
    void aDraftSavedByASomebodyElseMeanwhileIsAnsweredWithTheCurrentOne() {
        String id = place.drafted(MODEL);
        save(id, 1, "<theirs/>");

        Answer mine = save(id, 1, "<mine/>");
        Answer stalePublish = publish(id, 1);

        assertThat(mine.status()).isEqualTo(412);
        assertThat(mine.body().path("current").path("bpmn").asText()).isEqualTo("<theirs/>");
        assertThat(mine.body().path("current").path("version").asInt()).isEqualTo(2);
        assertThat(stalePublish.status()).isEqualTo(412);
        assertThat(place.designer()
                        .api()
                        .send("PUT", "/api/v1/automations/" + id + "/draft", json(Map.of("bpmn", "<a/>")), Map.of())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatIsTooLargeOrMissingIsRefused() {
        String id = place.drafted(MODEL);

        assertThat(save(id, 1, "x".repeat(1_048_577)).status()).isEqualTo(413);
        assertThat(place.designer()
                        .api()
                        .send("PUT", "/api/v1/automations/" + id + "/draft", "{}", Map.of("If-Match", "\"v1\""))
                        .status())
                .isEqualTo(400);
        Answer nameless = place.designer()
                .api()
                .post("/api/v1/workspaces/" + place.workspace() + "/automations", json(Map.of("name", " ")));
        assertThat(nameless.status()).isEqualTo(400);
        assertThat(nameless.body().path("errors").get(0).path("field").asText()).isEqualTo("name");
        assertThat(place.designer().api().get("/api/v1/automations/nonsense").status())
                .isIn(400, 404);
    }

    @Test
    void aChangeByAnOldVersionIsRefusedAndAProjectOfAnotherWorkspaceToo() {
        String id = place.drafted(MODEL);
        Place other = team.place();
        patch(id, Map.of("name", "New name"), "\"v1\"");

        assertThat(patch(id, Map.of("name", "Newer"), "\"v1\"").status()).isEqualTo(412);
        assertThat(patch(id, Map.of("projectId", other.project().toString()), "\"v2\"")
                        .status())
                .isEqualTo(404);
        Answer moved = patch(id, Map.of("projectId", place.project().toString()), "\"v2\"");
        assertThat(moved.body().path("projectId").asText())
                .isEqualTo(place.project().toString());
        assertThat(moved.body().path("name").asText()).isEqualTo("New name");
    }

    @Test
    void anAutomationWithActiveRunsIsNotDeletedAndOneWithoutVanishes() {
        String id = place.published(TestModels.userTask(""));
        String run = start(id).body().path("id").asText();

        Answer refused = place.designer().api().send("DELETE", "/api/v1/automations/" + id, "", Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("activeRuns").asInt()).isEqualTo(1);

        place.designer().api().post("/api/v1/runs/" + run + "/cancel", "");
        assertThat(place.designer()
                        .api()
                        .send("DELETE", "/api/v1/automations/" + id, "", Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(get(id).status()).isEqualTo(404);
        assertThat(place.member().api().get("/api/v1/runs/" + run).status()).isEqualTo(200);
    }

    @Test
    void whatIsSwitchedOffOrADraftOnlyCanNotBeStarted() {
        String draft = place.drafted(MODEL);
        String off = place.published(MODEL);
        patch(off, Map.of("enabled", false), "\"v1\"");

        assertThat(start(draft).type()).isEqualTo("not-published");
        assertThat(start(off).type()).isEqualTo("automation-disabled");
    }

    @Test
    void theExampleOfTheDemoMayBePublished() {
        String id = place.drafted(ModelText.read("demo/high-priority-follow-up.bpmn"));

        assertThat(validate(id, "{}")).isEmpty();
        assertThat(publish(id, 1).status()).isEqualTo(201);
    }

    @Test
    void theDescriptionNamesWhatPublishingAnAgedDraftAnswers() {
        JsonNode document = place.designer().api().get("/v3/api-docs").body();

        assertThat(document.at("/paths/~1api~1v1~1automations~1{automation}~1publish/post/responses/412/$ref")
                        .asText())
                .isEqualTo("#/components/responses/PreconditionFailed");
    }

    @Test
    void pagesGoOnWhereTheLastOneEnded() {
        String first = place.drafted(MODEL);
        String second = place.drafted(MODEL);
        String list = "/api/v1/workspaces/" + place.workspace() + "/automations?limit=1";

        var page = place.member().api().get(list).body();
        var next = place.member()
                .api()
                .get(list + "&cursor=" + page.path("next").asText())
                .body();

        assertThat(page.path("items").get(0).path("id").asText()).isEqualTo(second);
        assertThat(next.path("items").get(0).path("id").asText()).isEqualTo(first);
        assertThat(next.path("next").isNull()).isTrue();
    }

    private Answer get(String id) {
        return place.member().api().get("/api/v1/automations/" + id);
    }

    private Answer save(String id, int version, String bpmn) {
        return place.designer()
                .api()
                .send(
                        "PUT",
                        "/api/v1/automations/" + id + "/draft",
                        json(Map.of("bpmn", bpmn)),
                        Map.of("If-Match", "\"v" + version + "\""));
    }

    private Answer patch(String id, Map<String, Object> change, String ifMatch) {
        return place.designer()
                .api()
                .send("PATCH", "/api/v1/automations/" + id, json(change), Map.of("If-Match", ifMatch));
    }

    private Answer publish(String id, int draftVersion) {
        return place.designer()
                .api()
                .post("/api/v1/automations/" + id + "/publish", json(Map.of("draftVersion", draftVersion)));
    }

    private Answer start(String id) {
        return place.designer().api().post("/api/v1/automations/" + id + "/start", "{}");
    }

    private Iterable<com.fasterxml.jackson.databind.JsonNode> validate(String id, String body) {
        return place.member()
                .api()
                .post("/api/v1/automations/" + id + "/validate", body)
                .body()
                .path("findings");
    }
}
