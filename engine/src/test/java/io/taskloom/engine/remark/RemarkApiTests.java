package io.taskloom.engine.remark;

import static io.taskloom.engine.Team.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.Team.Somebody;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestModels;
import io.taskloom.engine.event.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AutomationTest
@Timeout(60)
class RemarkApiTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private Team team;

    @Autowired
    private JdbcClient jdbc;

    private Place place;
    private String automation;
    private String comments;

    @BeforeEach
    void aDraft() {
        place = team.place();
        automation = place.drafted(TestModels.userTask(""));
        comments = "/api/v1/automations/" + automation + "/comments";
    }

    private static String mention(Somebody person) {
        return "[@Somebody](mention:%s)".formatted(person.id());
    }

    private JsonNode comment(Somebody by, Map<String, ?> input) {
        Answer made = by.api().post(comments, json(input));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.body();
    }

    private JsonNode on(String element, String text) {
        return comment(place.member(), Map.of("element", element, "text", text));
    }

    private JsonNode reply(Somebody by, JsonNode to, String text) {
        return comment(by, Map.of("replyTo", to.path("id").asText(), "text", text));
    }

    private String path(JsonNode comment) {
        return comments + "/" + comment.path("id").asText();
    }

    private Answer change(Somebody by, JsonNode comment, Map<String, ?> change) {
        return by.api().send("PATCH", path(comment), json(change), Map.of());
    }

    private Answer delete(Somebody by, JsonNode comment) {
        return by.api().send("DELETE", path(comment), "", Map.of());
    }

    private List<String> texts(String query) {
        Answer answer = place.member().api().get(comments + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return StreamSupport.stream(answer.body().path("items").spliterator(), false)
                .map(item ->
                        item.path("text").isNull() ? "-" : item.path("text").asText())
                .toList();
    }

    private static List<JsonNode> inbox(Somebody person) {
        return StreamSupport.stream(
                        person.api()
                                .get("/api/v1/notifications?limit=200")
                                .body()
                                .path("items")
                                .spliterator(),
                        false)
                .filter(item -> item.path("kind").asText().equals("mentioned"))
                .toList();
    }

    @Test
    void aCommentIsKeptAsItWasWrittenWithItsElementAndTheDraftOfThen() {
        String text = " <script>alert(1)</script> **bold** [x](javascript:alert(3)) ";

        Answer made = place.member().api().post(comments, json(Map.of("element", "step", "text", text)));

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.header("ETag")).isEqualTo("\"v1\"");
        JsonNode comment = made.body();
        assertThat(comment.path("text").asText()).isEqualTo(text);
        assertThat(comment.path("element").asText()).isEqualTo("step");
        assertThat(comment.path("elementGone").asBoolean()).isFalse();
        assertThat(comment.path("draftVersion").asInt()).isEqualTo(1);
        assertThat(comment.at("/author/id").asText())
                .isEqualTo(place.member().id().toString());
        assertThat(comment.path("canEdit").asBoolean()).isTrue();
        assertThat(place.member().api().get(made.header("Location")).body()).isEqualTo(comment);
        JsonNode designers = place.designer().api().get(made.header("Location")).body();
        assertThat(designers.path("canEdit").asBoolean()).isFalse();
        assertThat(designers.path("canDelete").asBoolean()).isFalse();
        assertThat(place.owner()
                        .api()
                        .get(made.header("Location"))
                        .body()
                        .path("canDelete")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void theListGoesByElementAndState() {
        JsonNode step = on("step", "About the step");
        on("start", "About the start");
        comment(place.designer(), Map.of("text", "About it all"));
        reply(place.designer(), step, "Yes");
        change(place.owner(), step, Map.of("resolved", true));

        assertThat(texts("")).containsExactly("About the step", "About the start", "About it all", "Yes");
        assertThat(texts("?element=step")).containsExactly("About the step", "Yes");
        assertThat(texts("?element=")).containsExactly("About it all");
        assertThat(texts("?state=open")).containsExactly("About the start", "About it all");
        assertThat(texts("?state=resolved&element=step")).containsExactly("About the step", "Yes");
        Answer first = place.member().api().get(comments + "?limit=3");
        assertThat(first.body().path("items")).hasSize(3);
        assertThat(texts("?limit=3&cursor=" + first.body().path("next").asText()))
                .containsExactly("Yes");
        TestApi api = place.member().api();
        assertThat(api.get(comments + "?state=lost").status()).isEqualTo(400);
        assertThat(api.get(comments + "?element=%3Cx%3E").status()).isEqualTo(400);
    }

    @Test
    void commentsOutliveTheirElement() {
        JsonNode comment = on("step", "What is this for?");

        Answer saved = place.designer()
                .api()
                .send(
                        "PUT",
                        "/api/v1/automations/" + automation + "/draft",
                        json(Map.of("bpmn", TestModels.userTask("").replace("\"step\"", "\"other\""))),
                        Map.of("If-Match", "\"v1\""));
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);

        JsonNode left = place.member().api().get(path(comment)).body();
        assertThat(left.path("element").asText()).isEqualTo("step");
        assertThat(left.path("elementGone").asBoolean()).isTrue();
        assertThat(left.path("draftVersion").asInt()).isEqualTo(1);
        assertThat(on("other", "New").path("draftVersion").asInt()).isEqualTo(2);
    }

    @Test
    void aBrokenDraftHidesNoComment() {
        JsonNode comment = on("step", "Here");
        place.designer()
                .api()
                .send(
                        "PUT",
                        "/api/v1/automations/" + automation + "/draft",
                        json(Map.of("bpmn", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a id='a'>&b;<b")),
                        Map.of("If-Match", "\"v1\""));

        assertThat(place.member()
                        .api()
                        .get(path(comment))
                        .body()
                        .path("elementGone")
                        .asBoolean())
                .isTrue();
        assertThat(texts("")).containsExactly("Here");
    }

    @Test
    void repliesStandOneLevelDeepAndShareTheElement() {
        JsonNode thread = on("step", "Why?");
        JsonNode reply = reply(place.designer(), thread, "Because");

        assertThat(reply.path("element").asText()).isEqualTo("step");
        assertThat(reply.path("replyTo")).isEqualTo(thread.path("id"));
        TestApi api = place.member().api();
        for (Map<String, ?> refused : List.of(
                Map.of("text", "Deeper", "replyTo", reply.path("id").asText()),
                Map.of("text", "Nowhere", "replyTo", Ids.next().toString()),
                Map.of("text", "Elsewhere", "replyTo", thread.path("id").asText(), "element", "start"))) {
            assertThat(api.post(comments, json(refused)).status())
                    .as("%s", refused)
                    .isEqualTo(400);
        }
        assertThat(change(place.member(), reply, Map.of("resolved", true)).status())
                .isEqualTo(400);
        String another = place.drafted(TestModels.userTask(""));
        assertThat(api.post(
                                "/api/v1/automations/" + another + "/comments",
                                json(Map.of(
                                        "text",
                                        "Mixed",
                                        "replyTo",
                                        thread.path("id").asText())))
                        .status())
                .isEqualTo(400);
        assertThat(api.get("/api/v1/automations/" + another + "/comments/"
                                + thread.path("id").asText())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whoeverSeesAThreadResolvesItAndOpensItAgain() {
        JsonNode thread = on("step", "Rename this");

        Answer resolved = change(place.designer(), thread, Map.of("resolved", true));
        Answer again = change(place.designer(), thread, Map.of("resolved", true));
        Answer opened = change(place.owner(), thread, Map.of("resolved", false));

        assertThat(resolved.body().at("/resolvedBy/id").asText())
                .isEqualTo(place.designer().id().toString());
        assertThat(resolved.header("ETag")).isEqualTo("\"v2\"");
        assertThat(again.header("ETag")).isEqualTo("\"v2\"");
        assertThat(opened.body().path("resolvedAt").isNull()).isTrue();
        assertThat(opened.body().path("text").asText()).isEqualTo("Rename this");
    }

    @Test
    void aTextIsItsAuthorsAloneAndStaleOnesAreRefused() {
        JsonNode comment = on("step", "One");

        assertThat(change(place.owner(), comment, Map.of("text", "Two")).status())
                .isEqualTo(403);
        assertThat(change(place.member(), comment, Map.of("text", "Two")).status())
                .isEqualTo(200);
        Answer stale = place.member()
                .api()
                .send("PATCH", path(comment), json(Map.of("text", "Three")), Map.of("If-Match", "\"v1\""));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.text()).contains("Two");
        assertThat(texts("")).containsExactly("Two");
        for (String bad : List.of(" ", "\u0000", "x".repeat(10_001))) {
            assertThat(change(place.member(), comment, Map.of("text", bad)).status())
                    .isEqualTo(400);
        }
    }

    @Test
    void theAuthorAndAdminsDeleteAndAnAnsweredCommentLeavesItsPlace() {
        JsonNode thread = on("step", "Secret");
        JsonNode reply = reply(place.designer(), thread, "Really?");

        assertThat(delete(place.designer(), thread).status()).isEqualTo(403);
        assertThat(delete(place.member(), thread).status()).isEqualTo(204);
        assertThat(texts("")).containsExactly("-", "Really?");
        assertThat(change(place.member(), thread, Map.of("text", "Back")).status())
                .isEqualTo(404);
        assertThat(delete(place.member(), thread).status()).isEqualTo(204);
        assertThat(delete(place.owner(), reply).status()).isEqualTo(204);
        assertThat(texts("")).isEmpty();
        assertThat(delete(place.owner(), reply).status()).isEqualTo(404);
    }

    @Test
    void thereAreAThousandAtMostHoweverManyWriteAtOnce() throws Exception {
        on("step", "First");
        jdbc.sql("""
                        insert into automation_comment (id, automation_id, draft_version, author_id, text, mentions, version, created_at)
                        select gen_random_uuid(), ?::uuid, 1, ?, 'x', '{}', 1, now() from generate_series(1, 997)""").params(automation, place.member().id().value()).update();
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<CompletableFuture<Integer>> calls = IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> place.member()
                                    .api()
                                    .post(comments, json(Map.of("text", "At once " + i)))
                                    .status(),
                            threads))
                    .toList();
            assertThat(calls.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(201, 201, 409, 409);
        }
    }

    @Test
    void whoIsNamedIsToldIfTheyAreOfTheWorkspace() {
        Somebody stranger = team.somebody("user");
        JsonNode comment = comment(
                place.designer(),
                Map.of(
                        "element",
                        "step",
                        "text",
                        "Look %s %s %s"
                                .formatted(mention(place.member()), mention(stranger), mention(place.designer()))));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(inbox(place.member())).hasSize(1));
        JsonNode told = inbox(place.member()).getFirst();
        assertThat(told.at("/automation/id").asText()).isEqualTo(automation);
        assertThat(told.at("/automation/name").asText()).isEqualTo("Test automation");
        assertThat(told.path("commentId")).isEqualTo(comment.path("id"));
        assertThat(told.path("workspaceId").asText())
                .isEqualTo(place.workspace().toString());
        assertThat(told.path("excerpt").asText()).startsWith("Look @Somebody");
        assertThat(told.path("task").isNull()).isTrue();
        assertThat(comment.path("mentions")).hasSize(2);

        // Named once more, and somebody new: only they hear of it.
        change(
                place.designer(),
                comment,
                Map.of("text", "Look %s %s".formatted(mention(place.member()), mention(place.owner()))));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(inbox(place.owner())).hasSize(1));
        assertThat(inbox(place.member())).hasSize(1);
        assertThat(inbox(stranger)).isEmpty();
        assertThat(inbox(place.designer())).isEmpty();

        delete(place.designer(), comment);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(inbox(place.owner())).isEmpty());
    }

    @Test
    void commentsGoWithTheirAutomation() {
        JsonNode comment = comment(place.designer(), Map.of("text", "Hello " + mention(place.member())));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(inbox(place.member())).hasSize(1));

        Answer deleted = place.designer().api().send("DELETE", "/api/v1/automations/" + automation, "", Map.of());

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(place.member().api().get(path(comment)).status()).isEqualTo(404);
        assertThat(inbox(place.member())).isEmpty();
        assertThat(jdbc.sql("select count(*) from automation_comment where automation_id = ?::uuid")
                        .param(automation)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theEventsTellBrowsersWhatChangedAndLeaveTheAutomationAlone() {
        JsonNode comment = on("step", "**Hi** " + mention(place.owner()));
        change(place.member(), comment, Map.of("resolved", true));
        delete(place.member(), comment);

        List<JsonNode> events = jdbc.sql("""
                        select json_build_object('type', type, 'data', data::json)::text from event
                        where subject_kind = 'automation-comment' and subject_id = ?::uuid order by seq""").param(comment.path("id").asText()).query(String.class).list().stream()
                .map(RemarkApiTests::read)
                .toList();

        assertThat(events)
                .extracting(event -> event.path("type").asText())
                .containsExactly("AutomationCommentAdded", "AutomationCommentChanged", "AutomationCommentDeleted");
        assertThat(events.getFirst().at("/data/automationId").asText()).isEqualTo(automation);
        assertThat(events.getFirst().at("/data/element").asText()).isEqualTo("step");
        assertThat(events.getFirst().at("/data/mentions/0").asText())
                .isEqualTo(place.owner().id().toString());
        assertThat(events.getFirst().at("/data/excerpt").asText()).isEqualTo("Hi @Somebody");
        assertThat(events.get(1).at("/data/resolved").asBoolean()).isTrue();
        assertThat(events.get(1).at("/data/mentions")).isEmpty();
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
