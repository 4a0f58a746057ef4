package io.taskloom.engine.identity.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.TestTeam.Somebody;
import io.taskloom.engine.image.TestPictures;
import io.taskloom.engine.storage.ObjectKey;
import io.taskloom.engine.storage.ObjectStorage;
import io.taskloom.engine.storage.ObjectSweep;
import io.taskloom.engine.workspace.WorkspaceMembers;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pictures of people (promise I12). */
@EngineTest
@Timeout(90)
class PictureApiTests {

    private static final String MINE = "/api/v1/me/picture";
    private static final byte[] PNG = TestPictures.picture("png", 600, 400, false);
    private static final byte[] JPEG = TestPictures.turned(TestPictures.picture("jpeg", 600, 400, false), 1);

    @LocalServerPort
    int port;

    @Autowired
    TestTeam teams;

    @Autowired
    WorkspaceMembers members;

    @Autowired
    ObjectStorage storage;

    @Autowired
    ObjectSweep sweep;

    @Autowired
    JdbcClient jdbc;

    private TestTeam.Team team;
    private Somebody mia;

    @BeforeEach
    void aTeam() {
        team = teams.team();
        mia = team.member();
    }

    private static Answer put(Somebody who, byte[] picture, String type) {
        return who.api().send("PUT", MINE, BodyPublishers.ofByteArray(picture), Map.of("Content-Type", type));
    }

    private static String puts(Somebody who, byte[] picture, String type) {
        Answer answer = put(who, picture, type);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("pictureUrl").asText();
    }

    private HttpResponse<byte[]> fetch(Somebody who, String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .header("Authorization", "Bearer " + who.token())
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private ObjectKey key(String url) {
        return new ObjectKey("people/" + url.substring(url.lastIndexOf('/') + 1));
    }

    private boolean there(ObjectKey key) {
        return storage.find(key).isPresent();
    }

    private static JsonNode person(JsonNode members, Somebody who) {
        for (JsonNode member : members.path("items")) {
            if (member.at("/person/id").asText().equals(who.id().toString())) {
                return member.path("person");
            }
        }
        throw new AssertionError(members);
    }

    private JsonNode asOthersSee() {
        return person(
                team.viewer()
                        .api()
                        .get("/api/v1/workspaces/" + team.workspace() + "/members")
                        .body(),
                mia);
    }

    @Test
    void everybodyOfTheWorkspaceSeesTheSquareOfWhatWasSent() throws IOException, InterruptedException {
        // when
        String url = puts(mia, JPEG, "image/jpeg");

        // then
        assertThat(mia.api().get("/api/v1/me").body().path("pictureUrl").asText())
                .isEqualTo(url);
        assertThat(asOthersSee().path("pictureUrl").asText()).isEqualTo(url);
        HttpResponse<byte[]> fetched = fetch(team.viewer(), url);
        assertThat(fetched.statusCode()).isEqualTo(200);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(fetched.body()));
        assertThat(image.getWidth()).isEqualTo(256).isEqualTo(image.getHeight());
        assertThat(new String(fetched.body(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "52.5200N");

        // and it is nothing that could run, and is kept by the browser alone
        assertThat(header(fetched, "Content-Type")).isEqualTo("image/jpeg");
        assertThat(header(fetched, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(fetched, "Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
        assertThat(header(fetched, "Cache-Control")).isEqualTo("private, max-age=86400, immutable");
    }

    @Test
    void whoWroteACommentIsShownWithTheirPicture() {
        String url = puts(mia, PNG, "image/png");
        String task = "/api/v1/tasks/" + team.task("Buy milk", "").path("id").asText();

        Answer said = mia.api().post(task + "/comments", "{\"text\": \"Hello\"}");

        assertThat(said.body().at("/author/pictureUrl").asText(said.text())).isEqualTo(url);
    }

    @Test
    void whoSharesNoWorkspaceWithThemFindsNothing() throws IOException, InterruptedException {
        String url = puts(mia, PNG, "image/png");
        String strangers = puts(team.stranger(), PNG, "image/png");

        assertThat(fetch(team.stranger(), url).statusCode()).isEqualTo(404);
        assertThat(fetch(mia, strangers).statusCode()).isEqualTo(404);
        assertThat(fetch(team.stranger(), strangers).statusCode()).isEqualTo(200);
        assertThat(teams.anonymous().get(url).status()).isEqualTo(401);
        // another's picture under the id of somebody who is seen
        assertThat(fetch(
                                mia,
                                url.replace(
                                        url.substring(url.lastIndexOf('/')),
                                        strangers.substring(strangers.lastIndexOf('/'))))
                        .statusCode())
                .isEqualTo(404);

        // when she leaves
        members.remove(mia.actor(), team.workspace(), mia.id(), null);

        // then
        assertThat(fetch(team.viewer(), url).statusCode()).isEqualTo(404);
        assertThat(fetch(mia, url).statusCode()).isEqualTo(200);
    }

    @Test
    void noKeyPutsOrReadsAPicture() {
        String url = puts(mia, PNG, "image/png");
        var key = teams.bearer(mia.api()
                .post("/api/v1/me/api-keys", "{\"name\": \"CI\", \"scopes\": [\"tasks:write\", \"projects:write\"]}")
                .body()
                .path("key")
                .asText());

        assertThat(key.get(url).type()).isEqualTo("closed-to-keys");
        assertThat(key.send("DELETE", MINE, "", Map.of()).type()).isEqualTo("closed-to-keys");
        assertThat(mia.api().get(url).status()).isEqualTo(200);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(415, "picture-not-taken", TestPictures.picture("gif", 8, 8, false), "image/gif"),
                Arguments.of(415, "picture-not-taken", TestPictures.picture("gif", 8, 8, false), "image/png"),
                Arguments.of(415, "picture-not-taken", PNG, "application/octet-stream"),
                Arguments.of(
                        415,
                        "picture-not-taken",
                        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8),
                        "image/svg+xml"),
                Arguments.of(
                        415,
                        "picture-not-taken",
                        "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8),
                        "image/jpeg"),
                Arguments.of(415, "picture-not-taken", new byte[0], "image/png"),
                Arguments.of(413, "picture-too-large", TestPictures.bomb(60_000, 60_000), "image/png"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(int status, String problem, byte[] sent, String type) {
        String before = puts(mia, PNG, "image/png");

        Answer refused = put(mia, sent, type);

        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.type()).isEqualTo(problem);
        assertThat(mia.api().get("/api/v1/me").body().path("pictureUrl").asText())
                .isEqualTo(before);
    }

    @Test
    void whatIsTooLargeIsRefused() {
        Answer refused = mia.api()
                .send(
                        "PUT",
                        MINE,
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[11 * 1024 * 1024])),
                        Map.of("Content-Type", "image/png"));

        assertThat(refused.status()).as(refused.text()).isEqualTo(413);
    }

    @Test
    void nothingThatIsHiddenInAPictureIsHandedOut() throws IOException, InterruptedException {
        var polyglot = new ByteArrayOutputStream();
        polyglot.writeBytes(PNG);
        polyglot.writeBytes("<script>alert(document.domain)</script>".getBytes(StandardCharsets.UTF_8));

        String url = puts(mia, polyglot.toByteArray(), "image/png");

        assertThat(new String(fetch(mia, url).body(), StandardCharsets.ISO_8859_1))
                .doesNotContain("script");
    }

    @Test
    void anotherOneHasAnotherAddressAndTheOldOneGoes() throws IOException, InterruptedException {
        String first = puts(mia, PNG, "image/png");
        assertThat(asOthersSee().path("pictureUrl").asText()).isEqualTo(first);

        String second = puts(mia, JPEG, "image/jpeg");
        sweep.sweep();

        assertThat(second).isNotEqualTo(first);
        assertThat(asOthersSee().path("pictureUrl").asText()).isEqualTo(second);
        assertThat(fetch(mia, first).statusCode()).isEqualTo(404);
        assertThat(there(key(first))).isFalse();
        assertThat(there(key(second))).isTrue();

        // when it is removed, once and again
        assertThat(mia.api().send("DELETE", MINE, "", Map.of()).status()).isEqualTo(204);
        assertThat(mia.api().send("DELETE", MINE, "", Map.of()).status()).isEqualTo(204);
        sweep.sweep();

        // then
        assertThat(asOthersSee().path("pictureUrl").isNull()).isTrue();
        assertThat(there(key(second))).isFalse();
    }

    @Test
    void ofManyThatArePutAtOnceOneIsLeft() {
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Integer> statuses = IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> put(mia, PNG, "image/png").status(), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(statuses).containsOnly(200);
        }

        assertThat(jdbc.sql("select count(*) from person_picture where person_id = ?")
                        .param(mia.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /** As a {@code kill -9} between the object and its row leaves it. */
    @Test
    void whatWasWrittenAndNeverUsedGoesWhenItIsDue() {
        var key = new ObjectKey("people/" + UUID.randomUUID());
        jdbc.sql("insert into attachment_object (key, due_at) values (?, now() + interval '1 hour')")
                .param(key.value())
                .update();
        storage.write(key, PNG, "image/jpeg");
        sweep.sweep();
        assertThat(there(key)).as("in time").isTrue();

        jdbc.sql("update attachment_object set due_at = now() - interval '1 second' where key = ?")
                .param(key.value())
                .update();
        sweep.sweep();

        assertThat(there(key)).isFalse();
    }

    @Test
    void theCopyOfMyDataHasMyPictureAndNobodyElses() throws IOException, InterruptedException {
        String url = puts(mia, PNG, "image/png");
        puts(team.viewer(), JPEG, "image/jpeg");
        byte[] shown = fetch(mia, url).body();

        byte[] copy = fetch(mia, "/api/v1/me/export").body();

        int pictures = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(copy))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".jpg")) {
                    assertThat(entry.getName()).isEqualTo("picture.jpg");
                    assertThat(zip.readAllBytes()).isEqualTo(shown);
                    pictures++;
                }
            }
        }
        assertThat(pictures).isEqualTo(1);
    }
}
