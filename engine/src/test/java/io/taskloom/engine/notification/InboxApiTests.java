package io.taskloom.engine.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.TestTeam.Somebody;
import io.taskloom.engine.event.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@Timeout(60)
class InboxApiTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INBOX = "/api/v1/notifications";
    /** Much more than it takes, for a machine under load. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private TestTeam teams;

    private TestTeam.Team team;
    private TestApi owner;
    private TestApi member;

    @BeforeEach
    void newTeam() {
        team = teams.team();
        owner = team.owner().api();
        member = team.member().api();
    }

    private static String mention(Somebody person) {
        return "[@Somebody](mention:%s)".formatted(person.id());
    }

    private static String path(JsonNode task) {
        return "/api/v1/tasks/" + task.path("id").asText();
    }

    private String comment(TestApi by, JsonNode task, String text) {
        Answer made = by.post(
                path(task) + "/comments",
                JSON.createObjectNode().put("text", text).toString());
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.body().path("id").asText();
    }

    private void level(Somebody person, String level) {
        Answer answer = person.api()
                .send(
                        "PUT",
                        "/api/v1/projects/" + team.project() + "/notification-level",
                        "{\"level\": \"%s\"}".formatted(level),
                        Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** Without what a new team is told of itself. */
    private static List<JsonNode> inbox(Somebody person) {
        Answer answer = person.api().get(INBOX + "?limit=200");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return StreamSupport.stream(answer.body().path("items").spliterator(), false)
                .filter(item -> !item.path("kind").asText().equals("invited"))
                .toList();
    }

    private static List<String> kinds(Somebody person) {
        return inbox(person).stream().map(item -> item.path("kind").asText()).toList();
    }

    private static void told(Somebody person, String... kinds) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(kinds(person)).containsExactlyInAnyOrder(kinds));
    }

    /** Everything that happened so far has reached the inboxes once this has. */
    private void settled(JsonNode task) {
        comment(member, task, "Done? " + mention(team.owner()));
        await().atMost(PATIENCE).until(() -> kinds(team.owner()).contains("mentioned"));
    }

    @Test
    void aMentionInACommentIsInTheInbox() {
        JsonNode task = team.task("Buy milk", "");

        String comment = comment(owner, task, "**Hi** %s <script>alert(1)</script>".formatted(mention(team.viewer())));

        told(team.viewer(), "mentioned");
        JsonNode told = inbox(team.viewer()).getFirst();
        assertThat(told.at("/actor/id").asText()).isEqualTo(team.owner().id().toString());
        assertThat(told.at("/actor/name").asText()).startsWith("Olga");
        assertThat(told.at("/task/id")).isEqualTo(task.path("id"));
        assertThat(told.at("/task/title").asText()).isEqualTo("Buy milk");
        assertThat(told.at("/task/status").asText()).isEqualTo("todo");
        assertThat(told.path("commentId").asText()).isEqualTo(comment);
        assertThat(told.path("projectId").asText()).isEqualTo(team.project().toString());
        assertThat(told.path("workspaceId").asText()).isEqualTo(team.workspace().toString());
        assertThat(told.path("excerpt").asText()).isEqualTo("Hi @Somebody alert(1)");
        assertThat(told.path("readAt").isNull()).isTrue();
        told(team.member(), "commented");
        assertThat(inbox(team.owner())).isEmpty();
    }

    @Test
    void onlyWhoIsToldHearsOfItLive() {
        JsonNode task = team.task("Buy milk", "");
        long since =
                team.viewer().api().get("/api/v1/changes").body().path("next").asLong();

        comment(owner, task, mention(team.viewer()));

        told(team.viewer(), "mentioned");
        String id = inbox(team.viewer()).getFirst().path("id").asText();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(added(team.viewer(), since)).contains(id));
        for (Somebody other : List.of(team.owner(), team.member(), team.stranger())) {
            assertThat(added(other, since)).doesNotContain(id);
        }
    }

    private static List<String> added(Somebody person, long since) {
        JsonNode missed =
                person.api().get("/api/v1/changes?limit=200&since=" + since).body();
        return StreamSupport.stream(missed.path("items").spliterator(), false)
                .filter(event -> event.path("type").asText().equals("NotificationAdded"))
                .map(event -> event.at("/data/id").asText())
                .toList();
    }

    @Test
    void descriptionsMentionToo() {
        JsonNode task = team.task("Ask", ", \"description\": \"Hi %s\"".formatted(mention(team.viewer())));
        told(team.viewer(), "mentioned");

        owner.send(
                "PATCH",
                path(task),
                "{\"description\": \"Hi %s and %s\"}".formatted(mention(team.viewer()), mention(team.member())),
                Map.of());

        told(team.member(), "mentioned");
        settled(task);
        assertThat(kinds(team.viewer())).contains("mentioned").doesNotHaveDuplicates();
    }

    @Test
    void editingACommentTellsOnlyWhoIsNamedAnew() {
        JsonNode task = team.task("Ask", "");
        String comment = comment(member, task, "Hi " + mention(team.viewer()));
        told(team.viewer(), "mentioned");

        member.send(
                "PATCH",
                path(task) + "/comments/" + comment,
                "{\"text\": \"Hello %s %s\"}".formatted(mention(team.viewer()), mention(team.owner())),
                Map.of());

        told(team.owner(), "mentioned");
        assertThat(kinds(team.viewer())).containsExactly("mentioned");
    }

    @Test
    void whoIsGivenATaskIsTold() {
        team.task("At once", ", \"assignees\": [\"%s\"]".formatted(team.viewer().id()));
        told(team.viewer(), "assigned");

        JsonNode later = team.task("Later", "");
        owner.send(
                "PATCH",
                path(later),
                "{\"assignees\": [\"%s\", \"%s\"]}"
                        .formatted(team.viewer().id(), team.owner().id()),
                Map.of());

        told(team.viewer(), "assigned", "assigned");
        told(team.member(), "changed");
        assertThat(inbox(team.owner())).isEmpty();
    }

    @Test
    void whoWatchesIsToldOfCommentsChangesAndTheEnd() {
        JsonNode task = team.task("Buy milk", "");
        team.viewer().api().send("PUT", path(task) + "/watchers/me", "", Map.of());

        comment(owner, task, "How far?");
        owner.post(path(task) + "/complete", "");

        told(team.viewer(), "commented", "completed");
        told(team.member(), "commented", "completed");
        assertThat(inbox(team.owner())).isEmpty();
    }

    @Test
    void eachIsToldWhatTheyChoseForTheProject() {
        Somebody all = team.owner();
        level(all, "all");
        level(team.viewer(), "mentions");
        JsonNode task = team.task(
                "Buy milk", ", \"assignees\": [\"%s\"]".formatted(team.viewer().id()));
        comment(member, task, "Nobody in particular");
        comment(member, task, "Hi " + mention(team.viewer()));

        told(all, "changed", "commented", "commented");
        told(team.viewer(), "mentioned");

        level(team.viewer(), "none");
        comment(member, task, "Hi " + mention(team.viewer()));
        settled(task);
        assertThat(kinds(team.viewer())).containsExactly("mentioned");
    }

    @Test
    void aBurstOfChangesIsOneNotification() {
        JsonNode task = team.task("Buy milk", "");
        for (String priority : List.of("high", "low", "urgent", "medium")) {
            owner.send("PATCH", path(task), "{\"priority\": \"%s\"}".formatted(priority), Map.of());
        }
        owner.post(path(task) + "/complete", "");

        told(team.member(), "completed");
        assertThat(inbox(team.member()).getFirst().at("/task/status").asText()).isEqualTo("done");
    }

    @Test
    void whoMayNotSeeATaskAnyMoreIsNotShownWhatTheyWereTold() {
        JsonNode task = team.task("Buy milk", "");
        comment(owner, task, mention(team.viewer()));
        told(team.viewer(), "mentioned");
        String membership = "/api/v1/projects/%s/members/%s"
                .formatted(team.project(), team.viewer().id());

        owner.send("DELETE", membership, "", Map.of());
        assertThat(inbox(team.viewer())).isEmpty();
        assertThat(team.viewer().api().get(INBOX).body().path("unread").asInt()).isZero();
        comment(owner, task, mention(team.viewer()));
        settled(task);

        owner.send("PUT", membership, "{\"role\": \"viewer\"}", Map.of());
        assertThat(kinds(team.viewer())).containsExactly("mentioned");

        member.send("DELETE", path(task), "", Map.of());
        assertThat(inbox(team.viewer())).isEmpty();
    }

    @Test
    void aCommentThatIsTakenBackIsToldNoMore() {
        JsonNode task = team.task("Buy milk", "");
        String secret = comment(owner, task, "Secret " + mention(team.viewer()));
        told(team.viewer(), "mentioned");
        told(team.member(), "commented");
        member.post(INBOX + "/read", "");

        owner.send("DELETE", path(task) + "/comments/" + secret, "", Map.of());

        told(team.viewer());
        assertThat(kinds(team.member())).containsExactly("commented");
        assertThat(member.get(INBOX).text()).doesNotContain("Secret");
    }

    @Test
    void whoIsLetInIsTold() {
        String workspace = owner.post("/api/v1/workspaces", "{\"name\": \"Another\"}")
                .body()
                .path("id")
                .asText();
        String membership = "/api/v1/workspaces/%s/members/%s"
                .formatted(workspace, team.viewer().id());
        owner.send("PUT", membership, "{\"role\": \"member\"}", Map.of());
        await().atMost(PATIENCE)
                .until(() -> team.viewer().api().get(INBOX).body().path("items").size() == 2);

        JsonNode items = team.viewer().api().get(INBOX).body().path("items");

        JsonNode whole = items.path(0);
        assertThat(whole.path("kind").asText()).isEqualTo("invited");
        assertThat(whole.path("workspaceId").asText()).isEqualTo(workspace);
        assertThat(whole.path("projectId").isNull()).isTrue();
        JsonNode project = items.path(1);
        assertThat(project.path("kind").asText()).isEqualTo("invited");
        assertThat(project.path("projectId").asText()).isEqualTo(team.project().toString());
        assertThat(project.path("task").isNull()).isTrue();
        assertThat(team.owner().api().get(INBOX).body().path("items")).isEmpty();
    }

    @Test
    void whatWasReadCountsNoMore() {
        JsonNode task = team.task("Buy milk", "");
        for (int i = 0; i < 4; i++) {
            comment(owner, task, "Comment " + i);
        }
        told(team.member(), "commented", "commented", "commented", "commented");
        member.post(INBOX + "/read", "{}");
        for (int i = 4; i < 8; i++) {
            comment(owner, task, "Comment " + i);
        }
        await().atMost(PATIENCE)
                .until(() ->
                        member.get(INBOX + "?unread=true").body().path("unread").asInt() == 4);
        List<JsonNode> all = inbox(team.member());
        assertThat(all)
                .extracting(item -> item.path("excerpt").asText())
                .startsWith("Comment 7", "Comment 6", "Comment 5", "Comment 4", "Comment 3");

        assertThat(member.post(INBOX + "/" + all.get(0).path("id").asText() + "/read", "")
                        .status())
                .isEqualTo(204);
        assertThat(member.post(INBOX + "/" + all.get(0).path("id").asText() + "/read", "")
                        .status())
                .isEqualTo(204);
        assertThat(member.post(
                                INBOX + "/read",
                                "{\"upTo\": \"%s\"}"
                                        .formatted(all.get(2).path("id").asText()))
                        .status())
                .isEqualTo(204);

        JsonNode left = member.get(INBOX + "?unread=true").body();
        assertThat(left.path("unread").asInt()).isEqualTo(1);
        assertThat(left.at("/items/0/excerpt").asText()).isEqualTo("Comment 6");
        assertThat(member.send("DELETE", INBOX + "/" + left.at("/items/0/id").asText(), "", Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(inbox(team.member())).hasSize(7);
        assertThat(member.get(INBOX).body().path("unread").asInt()).isZero();
    }

    @Test
    void pagesHoldEveryNotificationOnce() {
        JsonNode task = team.task("Buy milk", "");
        for (int i = 0; i < 5; i++) {
            comment(owner, task, "Comment " + i);
        }
        await().atMost(PATIENCE).until(() -> inbox(team.member()).size() == 5);

        var ids = new ArrayList<String>();
        String cursor = "";
        do {
            JsonNode page = member.get(INBOX + "?limit=2" + cursor).body();
            page.path("items").forEach(item -> ids.add(item.path("id").asText()));
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asText();
        } while (!cursor.isEmpty());
        assertThat(ids).hasSize(6).doesNotHaveDuplicates();
        String next = member.get(INBOX + "?limit=2").body().path("next").asText();
        assertThat(member.get(INBOX + "?limit=2&unread=true&cursor=" + next).status())
                .isEqualTo(400);
        assertThat(owner.get(INBOX + "?limit=2&cursor=" + next).status()).isEqualTo(400);
    }

    static Stream<Arguments> endpoints() {
        return Stream.of(
                Arguments.of("GET", "", null),
                Arguments.of("POST", "/{n}/read", null),
                Arguments.of("POST", "/read", "{\"upTo\": \"{n}\"}"),
                Arguments.of("DELETE", "/{n}", null));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void everyInboxIsItsOwners(String method, String template, @Nullable String body) {
        // given
        JsonNode task = team.task("Buy milk", "");
        comment(owner, task, "Hi " + mention(team.viewer()));
        told(team.viewer(), "mentioned");
        String id = inbox(team.viewer()).getFirst().path("id").asText();
        String path = INBOX + template.replace("{n}", id);
        String said = body == null ? null : body.replace("{n}", id);

        // when, then
        assertThat(teams.anonymous().send(method, path, said, Map.of()).status())
                .isEqualTo(401);
        for (Somebody other : List.of(team.owner(), team.member(), team.stranger())) {
            Answer answer = other.api().send(method, path, said, Map.of());
            assertThat(answer.status()).as(answer.text()).isEqualTo(method.equals("GET") ? 200 : 404);
            assertThat(answer.body().path("items").findValuesAsText("id")).doesNotContain(id);
        }
        assertThat(inbox(team.viewer()).getFirst().path("readAt").isNull()).isTrue();
        assertThat(team.viewer().api().send(method, path, said, Map.of()).status())
                .isBetween(200, 204);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        for (Answer answer : List.of(
                member.get(INBOX + "?unread=maybe"),
                member.get(INBOX + "?limit=201"),
                member.get(INBOX + "?cursor=x"),
                member.post(INBOX + "/x/read", ""),
                member.post(INBOX + "/read", "{\"upTo\": \"x\"}"),
                member.post(INBOX + "/read", "{\"until\": \"x\"}"),
                member.post(INBOX + "/read", "[]"),
                member.send("DELETE", INBOX + "/x", "", Map.of()))) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
        assertThat(member.post(INBOX + "/" + Ids.next() + "/read", "").status()).isEqualTo(404);
        assertThat(member.post(INBOX + "/read", "{\"upTo\": \"%s\"}".formatted(Ids.next()))
                        .status())
                .isEqualTo(404);
    }
}
