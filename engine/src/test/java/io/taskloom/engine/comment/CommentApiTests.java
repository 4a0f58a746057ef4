package io.taskloom.engine.comment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.TestTeam.Somebody;
import io.taskloom.engine.event.Ids;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@EngineTest
@Timeout(60)
class CommentApiTests {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private TestTeam teams;

    @Autowired
    private JdbcTemplate jdbc;

    private TestTeam.Team team;
    private TestApi api;
    private String task;

    @BeforeEach
    void aTask() {
        team = teams.team();
        api = team.member().api();
        task = "/api/v1/tasks/" + team.task("Buy milk", "").path("id").asText();
    }

    private static String body(String text) {
        return JSON.createObjectNode().put("text", text).toString();
    }

    private static String mention(Somebody person) {
        return "[@Somebody](mention:%s)".formatted(person.id());
    }

    private String comment(String text) {
        Answer made = api.post(task + "/comments", body(text));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.header("Location");
    }

    private Answer edit(TestApi by, String comment, String text) {
        return by.send("PATCH", comment, body(text), Map.of());
    }

    private static String reaction(String comment, String emoji) {
        return comment + "/reactions/" + URLEncoder.encode(emoji, StandardCharsets.UTF_8);
    }

    private JsonNode items(String path) {
        Answer answer = api.get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("items");
    }

    @Test
    void aCommentIsKeptAsItWasWritten() {
        // given
        String text = " <script>alert(1)</script>\n\n**bold** <img src=x onerror=alert(2)> [x](javascript:alert(3)) ";

        // when
        Answer made = api.post(task + "/comments", body(text));

        // then
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("ETag")).isEqualTo("\"v1\"");
        assertThat(made.body().path("text").asText()).isEqualTo(text);
        assertThat(made.body().at("/author/kind").asText()).isEqualTo("person");
        assertThat(made.body().at("/author/name").asText()).startsWith("Mia");
        assertThat(made.body().path("canEdit").asBoolean()).isTrue();
        assertThat(made.body().path("editedAt").isNull()).isTrue();
        assertThat(made.header("Content-Type")).startsWith("application/json");
        assertThat(items(task + "/comments").get(0)).isEqualTo(made.body());
        assertThat(api.get(made.header("Location")).body()).isEqualTo(made.body());
        assertThat(team.viewer()
                        .api()
                        .get(made.header("Location"))
                        .body()
                        .path("canEdit")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void onlyMembersOfTheProjectCountAsMentioned() {
        String text = "%s %s %s %s"
                .formatted(
                        mention(team.viewer()),
                        mention(team.colleague()),
                        mention(team.stranger()),
                        "[@Nobody](mention:" + Ids.next() + ")");

        JsonNode made = api.post(task + "/comments", body(text)).body();

        assertThat(made.path("mentions"))
                .extracting(person -> person.path("id").asText())
                .containsExactly(team.viewer().id().toString());
        assertThat(made.path("text").asText()).isEqualTo(text);
    }

    @Test
    void whoCommentsOrIsMentionedWatchesTheTask() {
        team.owner().api().post(task + "/comments", body("Hi " + mention(team.viewer())));

        JsonNode watchers = api.get(task + "/watchers").body().path("items");
        assertThat(watchers)
                .extracting(person -> person.path("id").asText())
                .contains(team.owner().id().toString(), team.viewer().id().toString());
    }

    @Test
    void whoIsMentionedInADescriptionWatchesTheTaskToo() {
        JsonNode made = team.task(
                "Ask", ", \"description\": \"Hi %s %s\"".formatted(mention(team.viewer()), mention(team.colleague())));

        JsonNode watchers = api.get("/api/v1/tasks/" + made.path("id").asText() + "/watchers")
                .body()
                .path("items");
        assertThat(watchers)
                .extracting(person -> person.path("id").asText())
                .containsExactlyInAnyOrder(
                        team.member().id().toString(), team.viewer().id().toString());
    }

    @Test
    void anEditKeepsWhatWasSaidBefore() {
        String comment = comment("First");
        edit(api, comment, "Second");
        edit(api, comment, "Second");

        Answer third = edit(api, comment, "Third");

        assertThat(third.status()).isEqualTo(200);
        assertThat(third.header("ETag")).isEqualTo("\"v3\"");
        assertThat(third.body().path("editedAt").isNull()).isFalse();
        assertThat(items(comment + "/versions"))
                .extracting(version -> version.path("text").asText())
                .containsExactly("Second", "First");
        Answer page = api.get(comment + "/versions?limit=1");
        assertThat(items(comment + "/versions?limit=1&cursor="
                        + page.body().path("next").asText()))
                .extracting(version -> version.path("text").asText())
                .containsExactly("First");
    }

    @Test
    void whoKnowsAnOlderVersionGetsTheCurrentOneInstead() {
        String comment = comment("First");
        edit(api, comment, "Second");

        for (String method : List.of("PATCH", "DELETE")) {
            Answer stale = api.send(
                    method, comment, method.equals("PATCH") ? body("Third") : "", Map.of("If-Match", "\"v1\""));
            assertThat(stale.status()).isEqualTo(412);
            assertThat(stale.body().at("/current/text").asText()).isEqualTo("Second");
        }
        assertThat(api.send("PATCH", comment, body("Third"), Map.of("If-Match", "\"v2\""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void onlyItsAuthorChangesAComment() {
        String comment = comment("Mine");

        assertThat(edit(team.owner().api(), comment, "Yours").type()).isEqualTo("not-the-author");
        assertThat(edit(team.owner().api(), comment, "Yours").status()).isEqualTo(403);
        Somebody other = another();
        assertThat(other.api().send("DELETE", comment, "", Map.of()).status()).isEqualTo(403);
        assertThat(api.get(comment).body().path("text").asText()).isEqualTo("Mine");
    }

    private Somebody another() {
        Somebody other = team.colleague();
        Answer let = team.owner()
                .api()
                .send(
                        "PUT",
                        "/api/v1/projects/%s/members/%s".formatted(team.project(), other.id()),
                        "{\"role\": \"member\"}",
                        Map.of());
        assertThat(let.status()).as(let.text()).isEqualTo(200);
        return other;
    }

    @Test
    void aDeletedCommentLeavesItsPlaceAndNothingElse() {
        // given
        String comment = comment("Secret");
        edit(api, comment, "Secret, " + mention(team.owner()));
        api.send("PUT", reaction(comment, "👍"), "", Map.of());

        // when
        assertThat(team.owner().api().send("DELETE", comment, "", Map.of()).status())
                .isEqualTo(204);

        // then
        JsonNode left = items(task + "/comments").get(0);
        assertThat(left.path("text").isNull()).isTrue();
        assertThat(left.path("deletedAt").isNull()).isFalse();
        assertThat(left.path("canEdit").asBoolean()).isFalse();
        assertThat(left.path("mentions")).isEmpty();
        assertThat(left.path("reactions")).isEmpty();
        assertThat(items(comment + "/versions")).isEmpty();
        assertThat(edit(api, comment, "Back").status()).isEqualTo(410);
        assertThat(api.send("PUT", reaction(comment, "👍"), "", Map.of()).status())
                .isEqualTo(410);
        assertThat(api.send("DELETE", comment, "", Map.of()).status()).isEqualTo(204);
        assertThat(api.get(task + "/changes").text()).doesNotContain("Secret");
    }

    @Test
    void theActivityLogTellsOfComments() {
        String comment = comment("First");
        edit(api, comment, "Second");
        api.send("DELETE", comment, "", Map.of());

        JsonNode changes = items(task + "/changes");

        assertThat(changes.findValuesAsText("type"))
                .containsExactly("comment_deleted", "comment_edited", "commented", "created");
        assertThat(comment).endsWith(changes.at("/2/fields/0/to").asText());
        assertThat(changes.at("/2/actor/name").asText()).startsWith("Mia");
    }

    @Test
    void theTaskCountsItsCommentsAndIsFoundByThem() {
        String comment = comment("Ask for **oatmilk** instead");
        comment("Done");
        assertThat(api.get(task).body().path("comments").asInt()).isEqualTo(2);
        assertThat(api.get(task).header("ETag")).isEqualTo("\"v1\"");
        assertThat(items("/api/v1/tasks?q=oatmilk")).hasSize(1);

        edit(api, comment, "Ask for soymilk instead");
        assertThat(items("/api/v1/tasks?q=oatmilk")).isEmpty();
        assertThat(items("/api/v1/tasks?q=soymilk")).hasSize(1);

        api.send("DELETE", comment, "", Map.of());
        assertThat(api.get(task).body().path("comments").asInt()).isEqualTo(1);
        assertThat(items("/api/v1/tasks?q=soymilk")).isEmpty();
    }

    @Test
    void commentsAtTheSameMomentAreAllCounted() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 12)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> comment("Comment " + i), threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        }

        assertThat(api.get(task).body().path("comments").asInt()).isEqualTo(12);
    }

    @Test
    void reactionsAreCountedOncePerPerson() {
        String comment = comment("Done!");
        for (Somebody person : List.of(team.member(), team.owner(), team.member())) {
            assertThat(person.api()
                            .send("PUT", reaction(comment, "🎉"), "", Map.of())
                            .status())
                    .isEqualTo(204);
        }
        team.owner().api().send("PUT", reaction(comment, "❤"), "", Map.of());

        JsonNode reactions = api.get(comment).body().path("reactions");
        assertThat(reactions).hasSize(2);
        assertThat(reactions.at("/0/emoji").asText()).isEqualTo("🎉");
        assertThat(reactions.at("/0/count").asInt()).isEqualTo(2);
        assertThat(reactions.at("/0/mine").asBoolean()).isTrue();
        assertThat(reactions.at("/1/emoji").asText()).isEqualTo("❤️");
        assertThat(reactions.at("/1/mine").asBoolean()).isFalse();
        assertThat(api.get(comment).header("ETag")).isEqualTo("\"v1\"");

        api.send("DELETE", reaction(comment, "🎉"), "", Map.of());
        assertThat(api.send("DELETE", reaction(comment, "🎉"), "", Map.of()).status())
                .isEqualTo(204);
        assertThat(api.get(comment).body().at("/reactions/0/count").asInt()).isEqualTo(1);
    }

    @Test
    void aCommentTakesTwentyKindsOfReactionsEvenAtOnce() {
        String comment = comment("Done!");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Integer>> answers = IntStream.range(0, 24)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> api.send("PUT", reaction(comment, Character.toString(0x1F600 + i)), "", Map.of())
                                    .status(),
                            threads))
                    .toList();
            assertThat(answers.stream().map(CompletableFuture::join))
                    .filteredOn(status -> status == 204)
                    .hasSize(20);
        }
        JsonNode reactions = api.get(comment).body().path("reactions");
        assertThat(reactions).hasSize(20);
        assertThat(team.owner()
                        .api()
                        .send("PUT", reaction(comment, "🦄"), "", Map.of())
                        .type())
                .isEqualTo("too-many-reactions");
        assertThat(team.owner()
                        .api()
                        .send("PUT", reaction(comment, reactions.at("/0/emoji").asText()), "", Map.of())
                        .status())
                .isEqualTo(204);
    }

    @Test
    void pagesHoldEveryCommentOnceInBothDirections() {
        for (int i = 0; i < 5; i++) {
            comment("Comment " + i);
        }
        for (String sort : List.of("createdAt", "-createdAt")) {
            var texts = new ArrayList<String>();
            String cursor = "";
            do {
                JsonNode page = api.get(task + "/comments?limit=2&sort=" + sort + cursor)
                        .body();
                page.path("items").forEach(item -> texts.add(item.path("text").asText()));
                cursor = page.path("next").isNull()
                        ? ""
                        : "&cursor=" + page.path("next").asText();
            } while (!cursor.isEmpty());
            assertThat(texts).hasSize(5).doesNotHaveDuplicates();
            assertThat(texts.getFirst()).isEqualTo(sort.startsWith("-") ? "Comment 4" : "Comment 0");
        }
    }

    @Test
    void theSameKeyCommentsOnce() {
        var headers = Map.of("Idempotency-Key", "k-" + Ids.next());

        Answer first = api.send("POST", task + "/comments", body("Once"), headers);
        Answer again = api.send("POST", task + "/comments", body("Once"), headers);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(items(task + "/comments")).hasSize(1);
        assertThat(api.send("POST", task + "/comments", body("Twice"), headers).status())
                .isEqualTo(422);
    }

    @Test
    void theEventsTellWhatAutomationsAndBrowsersNeed() {
        String comment = comment("**Hi** " + mention(team.owner()));
        edit(api, comment, "**Hi** %s %s".formatted(mention(team.owner()), mention(team.viewer())));
        api.send("PUT", reaction(comment, "👍"), "", Map.of());
        api.send("DELETE", comment, "", Map.of());

        List<JsonNode> events = jdbc.query(
                "select type, data from event where subject_kind = 'task' and subject_id = ?::uuid"
                        + " and type like 'Comment%' order by seq",
                (row, number) -> read(row.getString("type"), row.getString("data")),
                task.substring(task.lastIndexOf('/') + 1));

        assertThat(events)
                .extracting(event -> event.path("type").asText())
                .containsExactly("CommentAdded", "CommentEdited", "CommentReacted", "CommentDeleted");
        assertThat(events.get(0).at("/task/title").asText()).isEqualTo("Buy milk");
        assertThat(events.get(0).at("/task/projectId").asText())
                .isEqualTo(team.project().toString());
        assertThat(events.get(0).at("/mentions/0/id").asText())
                .isEqualTo(team.owner().id().toString());
        assertThat(events.get(0).path("excerpt").asText()).isEqualTo("Hi @Somebody");
        assertThat(events.get(1).path("mentions")).hasSize(1);
        assertThat(events.get(1).at("/mentions/0/id").asText())
                .isEqualTo(team.viewer().id().toString());
        assertThat(events.get(2).path("added").asBoolean()).isTrue();
    }

    private static JsonNode read(String type, String data) {
        try {
            return ((ObjectNode) JSON.readTree(data)).put("type", type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Arguments> badInput() {
        return Stream.of(
                Arguments.of("{}", "text"),
                Arguments.of("{\"text\": null}", "text"),
                Arguments.of("{\"text\": \"\"}", "text"),
                Arguments.of("{\"text\": \" \\n\\t \"}", "text"),
                Arguments.of("{\"text\": \"a\\u0000b\"}", "text"),
                Arguments.of(body("x".repeat(20 * 1024 + 1)), "text"),
                Arguments.of(body("é".repeat(10 * 1024 + 1)), "text"),
                Arguments.of("{\"text\": [\"x\"]}", "text"),
                Arguments.of("{\"text\": \"x\", \"author\": \"me\"}", "author"),
                Arguments.of("[]", null),
                Arguments.of("", null),
                Arguments.of("{\"text\": ", null));
    }

    @ParameterizedTest
    @MethodSource
    void badInput(String body, @Nullable String field) {
        String comment = comment("Fine");
        for (Answer answer : List.of(api.post(task + "/comments", body), api.send("PATCH", comment, body, Map.of()))) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            if (field != null) {
                assertThat(answer.body().path("errors").findValuesAsText("field"))
                        .contains(field);
            }
        }
        assertThat(items(task + "/comments")).hasSize(1);
    }

    @Test
    void whatIsAtTheLimitIsTakenAndWhatIsFarBeyondIsTooLarge() {
        assertThat(api.post(task + "/comments", body("x".repeat(20 * 1024))).status())
                .isEqualTo(201);
        assertThat(api.post(task + "/comments", body("\u202E\uFFFF 🏴󠁧󠁢󠁳󠁣󠁴󠁿 زبان"))
                        .status())
                .isEqualTo(201);
        assertThat(api.post(task + "/comments", body("x".repeat(2_000_000))).status())
                .isEqualTo(413);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        String comment = comment("Fine");

        assertThat(api.get(task + "/comments?sort=text").status()).isEqualTo(400);
        assertThat(api.get(task + "/comments?limit=0").status()).isEqualTo(400);
        assertThat(api.get(task + "/comments?cursor=x").status()).isEqualTo(400);
        assertThat(api.get(task + "/comments/x").status()).isEqualTo(400);
        for (String emoji : List.of("x", "👍👍", "<b>", " ")) {
            assertThat(api.send(
                                    "PUT",
                                    comment + "/reactions/"
                                            + URLEncoder.encode(emoji, StandardCharsets.UTF_8)
                                                    .replace("+", "%20"),
                                    "",
                                    Map.of())
                            .status())
                    .as(emoji)
                    .isEqualTo(400);
        }
        assertThat(api.send("PATCH", comment, body("x"), Map.of("If-Match", "3"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aCommentBelongsToItsTask() {
        String comment = comment("Mine");
        String id = comment.substring(comment.lastIndexOf('/') + 1);
        String other = "/api/v1/tasks/" + team.task("Other", "").path("id").asText() + "/comments/" + id;
        String none = task + "/comments/" + Ids.next();

        for (String path : List.of(other, none)) {
            assertThat(api.get(path).status()).isEqualTo(404);
            assertThat(edit(api, path, "x").status()).isEqualTo(404);
            assertThat(api.send("DELETE", path, "", Map.of()).status()).isEqualTo(404);
            assertThat(api.get(path + "/versions").status()).isEqualTo(404);
            assertThat(api.send("PUT", reaction(path, "👍"), "", Map.of()).status())
                    .isEqualTo(404);
        }
        assertThat(api.get(comment).body().path("text").asText()).isEqualTo("Mine");
    }

    @Test
    void aThreadInTheArchiveIsReadOnlyAndOneInTheBinIsGone() {
        String comment = comment("Mine");
        api.post(task + "/archive", "");

        assertThat(api.post(task + "/comments", body("x")).type()).isEqualTo("put-away");
        assertThat(edit(api, comment, "x").status()).isEqualTo(409);
        assertThat(api.send("PUT", reaction(comment, "👍"), "", Map.of()).status())
                .isEqualTo(409);
        assertThat(items(task + "/comments")).hasSize(1);
        assertThat(api.send("DELETE", comment, "", Map.of()).status()).isEqualTo(204);

        api.send("DELETE", task, "", Map.of());
        assertThat(api.get(task + "/comments").status()).isEqualTo(404);
        assertThat(api.post(task + "/comments", body("x")).status()).isEqualTo(404);
    }

    static Stream<Arguments> endpoints() {
        return Stream.of(
                Arguments.of("GET", "", null, false),
                Arguments.of("POST", "", body("x"), true),
                Arguments.of("GET", "/{c}", null, false),
                Arguments.of("PATCH", "/{c}", body("x"), true),
                Arguments.of("DELETE", "/{c}", null, true),
                Arguments.of("GET", "/{c}/versions", null, false),
                Arguments.of("PUT", "/{c}/reactions/%F0%9F%91%8D", null, true),
                Arguments.of("DELETE", "/{c}/reactions/%F0%9F%91%8D", null, true));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void everyEndpointAsksWhoIsCalling(String method, String template, @Nullable String body, boolean writes) {
        String comment = comment("Mine");
        String path = task + "/comments" + template.replace("/{c}", comment.substring(comment.lastIndexOf('/')));

        assertThat(teams.anonymous().send(method, path, body, Map.of()).status())
                .isEqualTo(401);
        for (var hidden :
                List.of(team.stranger(), team.colleague(), teams.team().owner())) {
            Answer answer = hidden.api().send(method, path, body, Map.of());
            assertThat(answer.status()).as(answer.text()).isEqualTo(404);
        }
        Answer viewer = team.viewer().api().send(method, path, body, Map.of());
        assertThat(viewer.status()).as(viewer.text()).isEqualTo(writes ? 403 : 200);
        assertThat(items(task + "/comments")).hasSize(1);
        assertThat(api.get(comment).body().path("text").asText()).isEqualTo("Mine");
        assertThat(api.send(method, path, body, Map.of()).status()).isBetween(200, 204);
    }
}
