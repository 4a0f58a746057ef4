package io.taskloom.engine.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.TestTeam.Somebody;
import io.taskloom.engine.image.TestPictures;
import io.taskloom.engine.project.ProjectMembers;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.storage.ObjectKey;
import io.taskloom.engine.storage.ObjectStorage;
import io.taskloom.engine.storage.UploadTerms;
import io.taskloom.engine.workspace.WorkspaceMembers;
import io.taskloom.engine.workspace.WorkspaceRole;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@EngineTest
@Timeout(90)
class AttachmentApiTests {

    private static final byte[] HELLO = "Hello, this is a note.\n".getBytes(UTF_8);
    private static final byte[] PNG = TestPictures.picture("png", 40, 20, false);

    @Autowired
    private TestTeam teams;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private ObjectStorage storage;

    @Autowired
    private WorkspaceMembers workspaceMembers;

    @Autowired
    private ProjectMembers projectMembers;

    @Autowired
    private Projects projects;

    private TestTeam.Team team;
    private TestApi api;
    private String taskId;
    private String task;
    private Sender files;

    @BeforeEach
    void aTask() {
        team = teams.team();
        api = team.member().api();
        taskId = team.task("Buy milk", "").path("id").asText();
        task = "/api/v1/tasks/" + taskId;
        files = new Sender(api, task);
    }

    private JsonNode items(TestApi by) {
        return by.get(task + "/attachments").body().path("items");
    }

    private ObjectKey uploadKey(JsonNode upload) {
        return new ObjectKey(Objects.requireNonNull(jdbc.queryForObject(
                "select upload_key from attachment where id = ?::uuid",
                String.class,
                upload.path("id").asText())));
    }

    private Somebody another() {
        Somebody other = teams.somebody("Otto");
        workspaceMembers.admit(other.actor(), team.workspace(), WorkspaceRole.MEMBER);
        projectMembers.put(team.owner().actor(), team.project(), other.id(), ProjectRole.MEMBER);
        return other;
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void aFileGoesToTheStoreAndComesBack() {
        // when
        JsonNode upload = files.announced("Grüße an alle.txt", "text/plain; charset=utf-8", HELLO);

        // then nobody sees it before it is there
        assertThat(items(api)).isEmpty();
        assertThat(api.get(files.path(upload)).status()).isEqualTo(404);
        assertThat(files.complete(upload).type()).isEqualTo("not-uploaded");

        // when
        assertThat(Sender.send(upload, HELLO, Map.of()).statusCode()).isEqualTo(200);
        Answer completed = files.complete(upload);

        // then
        assertThat(completed.status()).as(completed.text()).isEqualTo(200);
        assertThat(completed.body().path("name").asText()).isEqualTo("Grüße an alle.txt");
        assertThat(completed.body().path("type").asText()).isEqualTo("text/plain");
        assertThat(completed.body().path("size").asLong()).isEqualTo(HELLO.length);
        assertThat(completed.body().at("/author/name").asText()).startsWith("Mia");
        assertThat(completed.body().path("canEdit").asBoolean()).isTrue();
        assertThat(completed.body().at("/links/show").isNull()).isTrue();
        HttpResponse<byte[]> fetched =
                Sender.fetch(completed.body().at("/links/download").asText());
        assertThat(fetched.statusCode()).isEqualTo(200);
        assertThat(fetched.body()).isEqualTo(HELLO);
        assertThat(header(fetched, "Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''Gr%C3%BC%C3%9Fe%20an%20alle.txt");
        assertThat(header(fetched, "Content-Type")).isEqualTo("text/plain");
        JsonNode viewed = items(team.viewer().api());
        assertThat(viewed).hasSize(1);
        assertThat(viewed.get(0).path("links").isNull()).isTrue();
        assertThat(viewed.get(0).path("canEdit").asBoolean()).isFalse();
        assertThat(files.complete(upload).status()).isEqualTo(200);
        assertThat(api.send("POST", files.path(upload) + "/complete", "", Map.of("Idempotency-Key", taskId))
                        .status())
                .as("in no transaction but its own")
                .isEqualTo(200);
    }

    @Test
    void theTaskCountsItsFilesIsFoundByTheirNamesAndTellsOfThem() {
        JsonNode file = files.added("Quarterly-figures_2026.txt", "text/plain", HELLO);
        String path = files.path(file);

        assertThat(api.get(task).body().path("attachments").asInt()).isEqualTo(1);
        assertThat(found("quarterly figures")).containsExactly(taskId);
        Answer renamed = api.send("PATCH", path, "{\"name\": \"Zwischenbericht.txt\"}", Map.of("If-Match", "\"v1\""));
        assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
        assertThat(renamed.header("ETag")).isEqualTo("\"v2\"");
        assertThat(found("quarterly")).isEmpty();
        assertThat(found("zwischenbericht")).containsExactly(taskId);
        api.post(task + "/comments", "{\"text\": \"Have a look\"}");
        api.send("PATCH", task, "{\"title\": \"Buy bread\"}", Map.of());
        assertThat(found("bread zwischenbericht look")).containsExactly(taskId);
        Answer stale = api.send("DELETE", path, "", Map.of("If-Match", "\"v1\""));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(api.send("DELETE", path, "", Map.of("If-Match", "\"v2\"")).status())
                .isEqualTo(204);
        assertThat(found("zwischenbericht")).isEmpty();
        assertThat(api.get(task).body().path("attachments").asInt()).isZero();

        assertThat(api.get(task + "/changes").body().path("items"))
                .extracting(change -> change.path("type").asText())
                .contains("attachment_added", "attachment_renamed", "attachment_removed");
        assertThat(jdbc.queryForList("""
                        select type || ' ' || (data #>> '{attachment,name}') from event
                        where subject_id = ?::uuid and type like 'Attachment%' order by id""", String.class, taskId))
                .containsExactly(
                        "AttachmentAdded Quarterly-figures_2026.txt",
                        "AttachmentRenamed Zwischenbericht.txt",
                        "AttachmentRemoved Zwischenbericht.txt");
    }

    @Test
    void whoFollowsTheTaskIsToldOfItsFile() {
        Somebody follower = another();
        follower.api().send("PUT", task + "/watchers/me", "", Map.of());

        files.added("note.txt", "text/plain", HELLO);

        Awaitility.await().untilAsserted(() -> assertThat(follower.api()
                        .get("/api/v1/notifications")
                        .body()
                        .at("/items/0/task/id")
                        .asText())
                .isEqualTo(taskId));
    }

    private List<String> found(String words) {
        return Stream.of(api.get("/api/v1/tasks?q=" + words.replace(" ", "%20") + "&filter=project%20%3D%20%22"
                                + team.project() + "%22")
                        .body()
                        .path("items"))
                .flatMap(items -> items.findValuesAsText("id").stream().filter(taskId::equals))
                .distinct()
                .toList();
    }

    @Test
    void theStoreTakesNothingButWhatWasSigned() {
        JsonNode upload = files.announced("note.txt", "text/plain", HELLO);
        byte[] longer = "Hello, this is a longer note, or is it?\n".getBytes(UTF_8);
        byte[] other = new String(HELLO, UTF_8).replace("note", "joke").getBytes(UTF_8);

        assertThat(Sender.send(upload, longer, Map.of()).statusCode()).isEqualTo(403);
        assertThat(Sender.send(upload, HELLO, Map.of("content-type", "text/html"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(Sender.send(upload, other, Map.of("x-amz-checksum-sha256", Sender.sha256(other)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(Sender.send(upload, HELLO, Map.of("x-amz-checksum-sha256", ""))
                        .statusCode())
                .isEqualTo(403);
        assertThat(Sender.send(upload, other, Map.of()).statusCode()).isEqualTo(400);

        assertThat(storage.find(uploadKey(upload))).isEmpty();
        assertThat(Sender.send(upload, HELLO, Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    void anUploadThatBeginsTooLateIsRefused() {
        var request = storage.upload(
                new ObjectKey("uploads/test/late-" + taskId),
                new UploadTerms(HELLO.length, "text/plain", Sender.sha256(HELLO)),
                Duration.ofSeconds(1));
        var upload = new com.fasterxml.jackson.databind.ObjectMapper()
                .createObjectNode()
                .put("url", request.url().toString())
                .put("method", request.method());
        request.headers().forEach(upload.putObject("headers")::put);

        Awaitility.await().untilAsserted(() -> assertThat(
                        Sender.send(upload, HELLO, Map.of()).statusCode())
                .isEqualTo(403));
    }

    static Stream<Arguments> whatIsNotWhatWasAnnounced() {
        byte[] picture = TestPictures.picture("jpeg", 40, 20, false);
        return Stream.of(
                Arguments.of("text/plain", HELLO, "text/plain", new byte[HELLO.length + 1], 413, "upload-too-large"),
                Arguments.of("text/plain", HELLO, "text/plain", new byte[HELLO.length - 1], 422, "upload-differs"),
                Arguments.of("text/plain", HELLO, "text/plain", new byte[HELLO.length], 422, "upload-differs"),
                Arguments.of("text/plain", HELLO, "text/html", HELLO, 415, "type-differs"),
                Arguments.of("image/png", picture, "image/png", picture, 415, "type-differs"),
                Arguments.of("image/png", HELLO, "image/png", HELLO, 415, "type-differs"),
                Arguments.of("text/plain", new byte[] {'a', 0}, "text/plain", new byte[] {'a', 0}, 415, "type-differs"),
                Arguments.of(
                        "text/csv",
                        "MZ\u0090".getBytes(UTF_8),
                        "text/csv",
                        "MZ\u0090".getBytes(UTF_8),
                        415,
                        "type-differs"),
                Arguments.of("application/pdf", HELLO, "application/pdf", HELLO, 415, "type-differs"));
    }

    @ParameterizedTest(name = "{0} sent as {2}: {4} {5}")
    @MethodSource
    void whatIsNotWhatWasAnnounced(
            String announcedType, byte[] announced, String type, byte[] sent, int status, String problem) {
        // given a store that lets everything pass
        JsonNode upload = files.announced("file", announcedType, announced);
        ObjectKey key = uploadKey(upload);
        storage.write(key, sent, type);

        // when
        Answer refused = files.complete(upload);

        // then
        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.type()).isEqualTo(problem);
        assertThat(storage.find(key)).isEmpty();
        assertThat(items(api)).isEmpty();
        assertThat(files.complete(upload).status()).isEqualTo(404);
        assertThat(api.get(task).body().path("attachments").asInt()).isZero();
    }

    @Test
    void whoStillHoldsTheRequestCannotChangeWhatOthersSee() {
        JsonNode upload = files.announced("note.txt", "text/plain", HELLO);
        ObjectKey key = uploadKey(upload);
        Sender.send(upload, HELLO, Map.of());
        JsonNode file = files.complete(upload).body();

        storage.write(key, "Something else entirely".getBytes(UTF_8), "text/html");

        assertThat(Sender.fetch(file.at("/links/download").asText()).body()).isEqualTo(HELLO);
        assertThat(files.complete(upload).status()).isEqualTo(200);
    }

    @Test
    void aLinkIsForOneFileAndCannotBeTurnedIntoAPage() {
        JsonNode file = files.added("note.txt", "text/plain", HELLO);
        String url = file.at("/links/download").asText();

        assertThat(Sender.fetch(url.replace("text%2Fplain", "text%2Fhtml")).statusCode())
                .isEqualTo(403);
        assertThat(Sender.fetch(url.replace("attachment%3B", "inline%3B")).statusCode())
                .isEqualTo(403);
        assertThat(Sender.fetch(url.substring(0, url.indexOf('?'))).statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatABrowserMightRunIsOnlySaved() {
        byte[] svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".getBytes(UTF_8);
        byte[] page = "<script>alert(1)</script>".getBytes(UTF_8);
        for (Map.Entry<String, byte[]> each :
                Map.of("image/svg+xml", svg, "text/html", page, "text/xml", svg).entrySet()) {
            JsonNode file = files.added("x", each.getKey(), each.getValue());

            assertThat(file.at("/links/show").isNull()).isTrue();
            assertThat(file.path("preview").isNull()).isTrue();
            HttpResponse<byte[]> fetched =
                    Sender.fetch(file.at("/links/download").asText());
            assertThat(header(fetched, "Content-Type")).isEqualTo("application/octet-stream");
            assertThat(header(fetched, "Content-Disposition")).startsWith("attachment;");
        }
    }

    @Test
    void aPictureHasAPreviewAndCanBeShown() {
        JsonNode file = files.added("photo.png", "image/png", PNG);

        assertThat(file.at("/preview/width").asInt()).isEqualTo(40);
        HttpResponse<byte[]> preview = Sender.fetch(file.at("/preview/url").asText());
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(header(preview, "Content-Type")).isEqualTo("image/jpeg");
        HttpResponse<byte[]> shown = Sender.fetch(file.at("/links/show").asText());
        assertThat(shown.body()).isEqualTo(PNG);
        assertThat(header(shown, "Content-Type")).isEqualTo("image/png");
        assertThat(header(shown, "Content-Disposition")).startsWith("inline;");
        assertThat(items(api).get(0).at("/preview/url").asText())
                .isEqualTo(file.at("/preview/url").asText());
    }

    @Test
    void aPictureThatClaimsToBeEnormousIsKeptWithoutAPreview() {
        JsonNode file = files.added("bomb.png", "image/png", TestPictures.bomb(60_000, 60_000));

        assertThat(file.path("preview").isNull()).isTrue();
        assertThat(file.at("/links/show").isNull()).isFalse();
    }

    @Test
    void limitsHoldToTheByte() {
        long most = 50L * 1024 * 1024;
        String sum = Sender.sha256(HELLO);

        Answer tooLarge = api.post(task + "/attachments", Sender.body("a", "text/plain", most + 1, sum));
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.type()).isEqualTo("file-too-large");
        assertThat(tooLarge.body().path("most").asLong()).isEqualTo(most);
        for (int i = 0; i < 10; i++) {
            assertThat(api.post(task + "/attachments", Sender.body("a", "text/plain", most, sum))
                            .status())
                    .isEqualTo(201);
        }
        Answer full = api.post(task + "/attachments", Sender.body("a", "text/plain", 1, sum));
        assertThat(full.status()).isEqualTo(413);
        assertThat(full.type()).isEqualTo("task-full");
    }

    @Test
    void aTaskHasAtMostAHundredFilesAlsoWhenManyComeAtOnce() {
        String sum = Sender.sha256(HELLO);
        IntStream.range(0, 97)
                .forEach(i -> api.post(task + "/attachments", Sender.body("a" + i, "text/plain", 1, sum)));

        List<Integer> statuses;
        try (var threads = Executors.newFixedThreadPool(6)) {
            statuses = IntStream.range(0, 6)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> api.post(task + "/attachments", Sender.body("b" + i, "text/plain", 1, sum))
                                    .status(),
                            threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .sorted()
                    .toList();
        }

        assertThat(statuses).containsExactly(201, 201, 201, 409, 409, 409);
    }

    @Test
    void completedTwiceAtOnceItIsAddedOnce() {
        JsonNode upload = files.announced("photo.png", "image/png", PNG);
        Sender.send(upload, PNG, Map.of());

        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Integer> statuses = IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> files.complete(upload).status(), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(statuses).containsOnly(200);
        }

        assertThat(jdbc.queryForObject(
                        "select count(*) from event where subject_id = ?::uuid and type = 'AttachmentAdded'",
                        Integer.class,
                        taskId))
                .isEqualTo(1);
        assertThat(api.get(task).body().path("attachments").asInt()).isEqualTo(1);
        assertThat(jdbc.queryForObject("""
                        select count(*) from attachment_object o join attachment a
                            on o.key in (a.file_key, a.preview_key) and o.due_at is null
                        where a.task_id = ?::uuid""", Integer.class, taskId)).isEqualTo(2);
    }

    @Test
    void aTypeThatNobodyListedIsRefused() {
        Answer refused = files.announce("run.exe", "application/x-msdownload", HELLO);

        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.type()).isEqualTo("type-refused");
        assertThat(refused.body().path("types")).extracting(JsonNode::asText).contains("image/*", "application/pdf");
    }

    static Stream<Arguments> badInput() {
        String sum = Sender.sha256(HELLO);
        return Stream.of(
                Arguments.of("", "text/plain", 1, sum, "name"),
                Arguments.of("  ", "text/plain", 1, sum, "name"),
                Arguments.of("../../etc/passwd", "text/plain", 1, sum, "name"),
                Arguments.of("..", "text/plain", 1, sum, "name"),
                Arguments.of("a\\b.txt", "text/plain", 1, sum, "name"),
                Arguments.of("a\nb.txt", "text/plain", 1, sum, "name"),
                Arguments.of("a\u0000.txt", "text/plain", 1, sum, "name"),
                Arguments.of("photo\u202Egnp.exe", "text/plain", 1, sum, "name"),
                Arguments.of("CON", "text/plain", 1, sum, "name"),
                Arguments.of("nul.txt", "text/plain", 1, sum, "name"),
                Arguments.of("lpt1.tar.gz", "text/plain", 1, sum, "name"),
                Arguments.of("trailing.", "text/plain", 1, sum, "name"),
                Arguments.of("x".repeat(256), "text/plain", 1, sum, "name"),
                Arguments.of("ü".repeat(128), "text/plain", 1, sum, "name"),
                Arguments.of("a.txt", "text", 1, sum, "type"),
                Arguments.of("a.txt", "text/plain\r\nX-Evil: 1", 1, sum, "type"),
                Arguments.of("a.txt", "", 1, sum, "type"),
                Arguments.of("a.txt", "text/plain", 0, sum, "size"),
                Arguments.of("a.txt", "text/plain", -1, sum, "size"),
                Arguments.of("a.txt", "text/plain", 1, "", "sha256"),
                Arguments.of("a.txt", "text/plain", 1, sum.substring(1), "sha256"),
                Arguments.of("a.txt", "text/plain", 1, "g".repeat(64), "sha256"));
    }

    @ParameterizedTest
    @MethodSource
    void badInput(String name, String type, long size, String sha256, String field) {
        Answer refused = api.post(task + "/attachments", Sender.body(name, type, size, sha256));

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void aNameIsKeptComposedAndMayBeLong() {
        JsonNode file = files.added("  u\u0308ber" + "x".repeat(240) + ".txt ", "text/plain", HELLO);

        assertThat(file.path("name").asText()).startsWith("über").endsWith("x.txt");
    }

    @Test
    void whoAddedAFileAndTheProjectsOwnersChangeIt() {
        String path = files.path(files.added("note.txt", "text/plain", HELLO));
        String name = "{\"name\": \"other.txt\"}";
        TestApi other = another().api();

        assertThat(other.send("PATCH", path, name, Map.of()).type()).isEqualTo("not-your-file");
        assertThat(other.send("DELETE", path, "", Map.of()).status()).isEqualTo(403);
        assertThat(team.viewer().api().send("PATCH", path, name, Map.of()).status())
                .isEqualTo(403);
        assertThat(team.viewer().api().send("DELETE", path, "", Map.of()).status())
                .isEqualTo(403);
        assertThat(team.stranger().api().get(path).status()).isEqualTo(404);
        assertThat(team.colleague().api().get(path).status()).isEqualTo(404);
        assertThat(teams.anonymous().get(path).status()).isEqualTo(401);
        assertThat(team.owner().api().send("PATCH", path, name, Map.of()).status())
                .isEqualTo(200);
        assertThat(team.owner().api().send("DELETE", path, "", Map.of()).status())
                .isEqualTo(204);
    }

    @Test
    void anUploadIsNobodysButItsSenders() {
        JsonNode upload = files.announced("note.txt", "text/plain", HELLO);
        Sender.send(upload, HELLO, Map.of());
        String path = files.path(upload);
        TestApi other = another().api();

        for (TestApi each : List.of(other, team.owner().api())) {
            assertThat(each.post(path + "/complete", "").status()).isEqualTo(404);
            assertThat(each.send("DELETE", path, "", Map.of()).status()).isEqualTo(404);
        }
        assertThat(team.viewer().api().post(path + "/complete", "").status()).isEqualTo(403);
        assertThat(api.send("DELETE", path, "", Map.of()).status()).isEqualTo(204);
        assertThat(files.complete(upload).status()).isEqualTo(404);
    }

    @Test
    void aFileOfAnotherTaskIsNotThere() {
        JsonNode file = files.added("note.txt", "text/plain", HELLO);
        JsonNode upload = files.announced("note.txt", "text/plain", HELLO);
        String other = "/api/v1/tasks/" + team.task("Other", "").path("id").asText() + "/attachments/";

        String there = other + file.path("id").asText();
        assertThat(api.get(there).status()).isEqualTo(404);
        assertThat(api.send("PATCH", there, "{\"name\": \"x\"}", Map.of()).status())
                .isEqualTo(404);
        assertThat(api.send("DELETE", there, "", Map.of()).status()).isEqualTo(404);
        assertThat(api.post(there + "/complete", "").status()).isEqualTo(404);
        assertThat(api.post(other + upload.path("id").asText() + "/complete", "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theArchiveTakesNoMoreFilesAndKeepsThoseThatAreThere() {
        JsonNode upload = files.announced("late.txt", "text/plain", HELLO);
        Sender.send(upload, HELLO, Map.of());
        JsonNode file = files.added("note.txt", "text/plain", HELLO);
        api.post(task + "/archive", "");

        assertThat(files.announce("more.txt", "text/plain", HELLO).status()).isEqualTo(409);
        assertThat(files.complete(upload).status()).isEqualTo(409);
        assertThat(api.get(files.path(file)).status()).isEqualTo(200);
        assertThat(api.send("DELETE", files.path(file), "", Map.of()).status()).isEqualTo(204);
    }

    @Test
    void withATaskThatMovesItsFilesAreForWhoSeesItThere() {
        JsonNode file = files.added("note.txt", "text/plain", HELLO);
        var elsewhere = projects.create(team.member().actor(), team.workspace(), "Elsewhere", null, null);
        api.post(task + "/move", "{\"projectId\": \"%s\"}".formatted(elsewhere.id()));

        assertThat(api.get(files.path(file)).status()).isEqualTo(200);
        assertThat(team.viewer().api().get(files.path(file)).status()).isEqualTo(404);
        assertThat(found("note")).isEmpty();
    }

    @Test
    void pagesFollowEachOther() {
        for (int i = 0; i < 3; i++) {
            files.added("note-" + i + ".txt", "text/plain", HELLO);
        }

        Answer first = api.get(task + "/attachments?limit=2");
        Answer second = api.get(task + "/attachments?limit=2&cursor="
                + first.body().path("next").asText());

        assertThat(first.body().path("items"))
                .extracting(item -> item.path("name").asText())
                .containsExactly("note-0.txt", "note-1.txt");
        assertThat(second.body().path("items"))
                .extracting(item -> item.path("name").asText())
                .containsExactly("note-2.txt");
        assertThat(second.body().path("next").isNull()).isTrue();
    }

    @Test
    void pagesMaySendToTheStoreAndShowItsPictures() {
        String policy = api.get("/api/v1/me").header("Content-Security-Policy");

        assertThat(policy).containsPattern("connect-src [^;]*" + storage.origin());
        assertThat(policy).containsPattern("img-src [^;]*" + storage.origin());
        assertThat(policy).contains("script-src 'self';").contains("frame-src 'self' http");
    }
}
