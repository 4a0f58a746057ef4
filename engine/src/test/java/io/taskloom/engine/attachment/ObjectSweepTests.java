package io.taskloom.engine.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.image.TestPictures;
import io.taskloom.engine.storage.ObjectKey;
import io.taskloom.engine.storage.ObjectStorage;
import io.taskloom.engine.storage.ObjectSweep;
import io.taskloom.engine.task.TaskId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@EngineTest
@Timeout(90)
class ObjectSweepTests {

    private static final byte[] HELLO = "Hello, this is a note.\n".getBytes(UTF_8);
    private static final byte[] PNG = TestPictures.picture("png", 40, 20, false);

    @Autowired
    private TestTeam teams;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private ObjectStorage storage;

    @Autowired
    private ObjectSweep sweep;

    @Autowired
    private UnfinishedUploads unfinished;

    @Autowired
    private Attachments attachments;

    private TestTeam.Team team;
    private TestApi api;
    private String task;
    private Sender files;

    @BeforeEach
    void aTask() {
        team = teams.team();
        api = team.member().api();
        task = newTask("Buy milk");
        files = new Sender(api, task);
    }

    private String newTask(String title) {
        return "/api/v1/tasks/" + team.task(title, "").path("id").asText();
    }

    private List<ObjectKey> kept(JsonNode file) {
        return jdbc.queryForList("""
                        select unnest(array[file_key, preview_key]) from attachment where id = ?::uuid""", String.class, file.path("id").asText()).stream()
                .filter(key -> key != null)
                .map(ObjectKey::new)
                .toList();
    }

    private ObjectKey uploadKey(JsonNode upload) {
        return new ObjectKey(Objects.requireNonNull(jdbc.queryForObject(
                "select upload_key from attachment where id = ?::uuid",
                String.class,
                upload.path("id").asText())));
    }

    private boolean there(ObjectKey key) {
        return storage.find(key).isPresent();
    }

    private void letPass(ObjectKey key) {
        jdbc.update("update attachment_object set due_at = now() - interval '1 second' where key = ?", key.value());
    }

    private TaskId id(String path) {
        return new TaskId(UUID.fromString(path.substring(path.lastIndexOf('/') + 1)));
    }

    @Test
    void whatWasDeletedGoesFromTheStore() {
        JsonNode photo = files.added("photo.png", "image/png", PNG);
        List<ObjectKey> keys = kept(photo);
        assertThat(keys).hasSize(2).allMatch(this::there);

        api.send("DELETE", files.path(photo), "", Map.of());
        assertThat(keys).as("deleted after the commit, not before").allMatch(this::there);
        sweep.sweep();

        assertThat(keys).noneMatch(this::there);
        assertThat(jdbc.queryForObject(
                        "select count(*) from attachment_object where key = ?",
                        Integer.class,
                        keys.getFirst().value()))
                .isZero();
    }

    @Test
    void withATaskThatIsGoneForGoodItsFilesGo() {
        JsonNode photo = files.added("photo.png", "image/png", PNG);
        List<ObjectKey> keys = kept(photo);
        api.send("DELETE", task, "", Map.of());
        sweep.sweep();
        assertThat(keys).as("the bin keeps it").allMatch(this::there);

        jdbc.update("delete from task where id = ?", id(task).value());
        sweep.sweep();

        assertThat(keys).noneMatch(this::there);
    }

    @Test
    void anUploadThatNeverCameIsGivenUp() {
        JsonNode upload = files.announced("note.txt", "text/plain", HELLO);
        String id = upload.path("id").asText();
        ObjectKey key = uploadKey(upload);
        Sender.send(upload, HELLO, Map.of());

        unfinished.giveUp();
        sweep.sweep();
        assertThat(there(key)).as("in time").isTrue();
        jdbc.update("update attachment set expires_at = now() - interval '61 minutes' where id = ?::uuid", id);
        letPass(key);
        unfinished.giveUp();
        sweep.sweep();

        assertThat(there(key)).isFalse();
        assertThat(files.complete(upload).status()).isEqualTo(404);
    }

    @Test
    void whatWasSentIsNotKeptBesideWhatIsShown() {
        JsonNode upload = files.announced("note.txt", "text/plain", HELLO);
        ObjectKey key = uploadKey(upload);
        Sender.send(upload, HELLO, Map.of());
        JsonNode file = files.complete(upload).body();

        letPass(key);
        sweep.sweep();

        assertThat(there(key)).isFalse();
        assertThat(Sender.fetch(file.at("/links/download").asText()).body()).isEqualTo(HELLO);
    }

    @Test
    void whatANodeThatDiedHadClaimedIsDoneByAnother() {
        JsonNode photo = files.added("photo.png", "image/png", PNG);
        List<ObjectKey> keys = kept(photo);
        api.send("DELETE", files.path(photo), "", Map.of());
        keys.forEach(key -> jdbc.update(
                "update attachment_object set claimed_until = now() + interval '1 hour' where key = ?", key.value()));
        sweep.sweep();
        assertThat(keys).as("another node is about it").allMatch(this::there);

        keys.forEach(key -> jdbc.update(
                "update attachment_object set claimed_until = now() - interval '1 second' where key = ?", key.value()));
        sweep.sweep();

        assertThat(keys).noneMatch(this::there);
    }

    @Test
    void aCopySharesTheFileWhichGoesWithTheLast() {
        JsonNode photo = files.added("photo.png", "image/png", PNG);
        List<ObjectKey> keys = kept(photo);
        String copy = newTask("Buy milk again");
        attachments.copy(team.member().actor(), id(task), id(copy));
        JsonNode copied = api.get(copy + "/attachments").body().at("/items/0");
        assertThat(api.get(copy).body().path("attachments").asInt()).isEqualTo(1);

        api.send("DELETE", files.path(photo), "", Map.of());
        sweep.sweep();
        JsonNode still =
                api.get(copy + "/attachments/" + copied.path("id").asText()).body();
        assertThat(Sender.fetch(still.at("/links/download").asText()).body()).isEqualTo(PNG);

        api.send("DELETE", copy + "/attachments/" + copied.path("id").asText(), "", Map.of());
        sweep.sweep();

        assertThat(keys).noneMatch(this::there);
    }

    @Test
    void theCopyOfATaskHasItsFilesAndThoseBelowTheirs() {
        files.added("photo.png", "image/png", PNG);
        String child = "/api/v1/tasks/"
                + team.task("Below", ", \"parentId\": \"%s\"".formatted(id(task)))
                        .path("id")
                        .asText();
        new Sender(api, child).added("note.txt", "text/plain", HELLO);

        JsonNode copy = api.post(task + "/duplicate", "{\"title\": \"Again\", \"withSubtasks\": true}")
                .body();

        assertThat(copy.path("attachments").asInt()).as(copy.toString()).isEqualTo(1);
        String made = "/api/v1/tasks/" + copy.path("id").asText();
        assertThat(api.get(made + "/attachments").body().at("/items/0/name").asText())
                .isEqualTo("photo.png");
        JsonNode below = api.get(made + "/subtasks").body().at("/items/0");
        assertThat(below.path("attachments").asInt()).isEqualTo(1);
        assertThat(api.get("/api/v1/tasks?q=photo%20again").body().path("items"))
                .isNotEmpty();
    }

    @Test
    void theCopyOfAProjectHasTheFilesOfItsTasks() {
        files.added("photo.png", "image/png", PNG);
        String child = "/api/v1/tasks/"
                + team.task("Below", ", \"parentId\": \"%s\"".formatted(id(task)))
                        .path("id")
                        .asText();
        new Sender(api, child).added("note.txt", "text/plain", HELLO);

        JsonNode copy = api.post("/api/v1/projects/" + team.project() + "/duplicate", "{\"name\": \"Again\"}")
                .body();

        JsonNode tasks = api.get("/api/v1/projects/" + copy.path("id").asText() + "/tasks?sort=title")
                .body()
                .path("items");
        assertThat(tasks.findValuesAsText("attachments")).containsExactly("1", "1");
        String below = "/api/v1/tasks/" + tasks.at("/0/id").asText();
        JsonNode note = api.get(below + "/attachments").body().at("/items/0");
        assertThat(note.path("name").asText()).isEqualTo("note.txt");
        JsonNode links = api.get(below + "/attachments/" + note.path("id").asText())
                .body()
                .path("links");
        assertThat(Sender.fetch(links.path("download").asText()).body()).isEqualTo(HELLO);
    }
}
