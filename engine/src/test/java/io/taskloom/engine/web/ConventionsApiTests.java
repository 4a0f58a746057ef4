package io.taskloom.engine.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskloom.engine.GroundTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestTokens;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.problem.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@GroundTest
@Import({ConventionsApiTests.Notes.class, ConventionsApiTests.NoteController.class})
class ConventionsApiTests {

    private static final PersonId UMA = PersonId.of("00000000-0000-7000-8000-000000000004");

    @LocalServerPort
    private int port;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private JdbcClient jdbc;

    private TestApi api;

    @BeforeEach
    void signIn() {
        api = new TestApi(port, tokens.of(UMA, "Uma User", "user"));
        jdbc.sql("create table if not exists note (id serial primary key, text text)")
                .update();
        jdbc.sql("delete from note").update();
    }

    private int notes() {
        return jdbc.sql("select count(*) from note").query(Integer.class).single();
    }

    private TestApi.Answer post(String key, String body) {
        return api.send("POST", "/api/v1/test-notes", body, Map.of("Idempotency-Key", key));
    }

    @Test
    void anAnswerThatFailsHalfwayBreaksOff() {
        assertThatThrownBy(() -> api.get("/api/v1/test-notes/long")).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void aKeyAnswersItsRequestOnceAndForAll() {
        // when
        var first = post("same", "{\"text\": \"milk\"}");
        var second = post("same", "{\"text\": \"milk\"}");

        // then
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Location"))
                .isEqualTo(first.header("Location"))
                .isNotEmpty();
        assertThat(second.header("ETag")).isEqualTo("\"v1\"");
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void aKeyIsForOneBodyOnly() {
        post("other-body", "{\"text\": \"milk\"}");
        var answer = post("other-body", "{\"text\": \"bread\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.type()).isEqualTo("key-reused");
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void aKeyBelongsToItsPerson() {
        post("mine", "{\"text\": \"milk\"}");
        var other =
                new TestApi(port, tokens.of(PersonId.of("00000000-0000-7000-8000-000000000005"), "Ugo Second", "user"));
        var answer =
                other.send("POST", "/api/v1/test-notes", "{\"text\": \"bread\"}", Map.of("Idempotency-Key", "mine"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void requestsAtTheSameMomentUnderOneKeyDoTheWorkOnce() throws Exception {
        // given
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<TestApi.Answer> call = () -> {
                start.await();
                return post("at-once", "{\"text\": \"slow\"}");
            };
            List<Future<TestApi.Answer>> calls =
                    IntStream.range(0, 12).mapToObj(i -> threads.submit(call)).toList();

            // when
            start.countDown();

            // then
            for (Future<TestApi.Answer> answer : calls) {
                assertThat(answer.get(20, TimeUnit.SECONDS).status()).isEqualTo(201);
                assertThat(answer.get().text()).isEqualTo(calls.getFirst().get().text());
            }
        }
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void aRefusalIsNotKept() {
        // when
        var refused = post("refused", "{\"text\": \"forbidden\"}");

        // then
        assertThat(refused.status()).isEqualTo(404);
        assertThat(notes()).isZero();
        assertThat(jdbc.sql("select count(*) from idempotency_key where key = 'refused'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatCrashesLeavesNothingAndCanBeRepeated() {
        assertThat(post("crash", "{\"text\": \"crash\"}").status()).isEqualTo(500);
        assertThat(notes()).isZero();
        assertThat(post("crash", "{\"text\": \"crash\"}").status()).isEqualTo(500);
    }

    @Test
    void aKeyIsVisibleText() {
        assertThat(post("x".repeat(201), "{\"text\": \"milk\"}").status()).isEqualTo(400);
    }

    @Test
    void anUnexpectedErrorTellsATraceIdAndNothingElse() {
        var answer = api.post("/api/v1/test-notes", "{\"text\": \"crash\"}");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body().path("traceId").asText()).isNotEmpty();
        assertThat(answer.text()).doesNotContain("secret");
    }

    @Test
    void aBrokenRuleIsNamedByItsField() {
        var answer = api.post("/api/v1/test-notes", "{\"text\": \" \"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("invalid-input");
        assertThat(answer.body().path("title").asText()).isEqualTo("Invalid input");
        assertThat(answer.body().path("instance").asText()).isEqualTo("/api/v1/test-notes");
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("text");
        assertThat(answer.body().at("/errors/0/code").asText()).isEqualTo("not-blank");
    }

    @Test
    void unreadableInputNamesWhereItBreaks() {
        var unknown = api.post("/api/v1/test-notes", "{\"text\": \"milk\", \"colour\": 1}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body().at("/errors/0/field").asText()).isEqualTo("colour");
        assertThat(unknown.body().at("/errors/0/code").asText()).isEqualTo("unknown");

        var format = api.post("/api/v1/test-notes", "{\"text\": \"milk\", \"tags\": [{\"at\": \"noon\"}]}");
        assertThat(format.status()).isEqualTo(400);
        assertThat(format.body().at("/errors/0/field").asText()).isEqualTo("tags[0].at");

        var syntax = api.post("/api/v1/test-notes", "{\"text\": ");
        assertThat(syntax.status()).isEqualTo(400);
        assertThat(syntax.body().at("/errors/0/code").asText()).isEqualTo("unreadable");
    }

    @Test
    void otherWrongRequestsAreProblemsToo() {
        assertThat(api.send("PUT", "/api/v1/test-notes", "{}", Map.of()).type()).isEqualTo("method-not-allowed");
        assertThat(api.send("PUT", "/api/v1/test-notes", "{}", Map.of()).status())
                .isEqualTo(405);
        var xml = api.send("POST", "/api/v1/test-notes", "<a/>", Map.of("Content-Type", "text/xml"));
        assertThat(xml.status()).isEqualTo(415);
        assertThat(xml.type()).isEqualTo("unsupported-media-type");
        var nowhere = api.get("/api/v1/nowhere");
        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(nowhere.type()).isEqualTo("not-found");
        assertThat(nowhere.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(nowhere.body().path("instance").asText()).isEqualTo("/api/v1/nowhere");
        assertThat(api.get("/api/v1/test-notes/x").status()).isEqualTo(400);
        assertThat(api.get("/api/v1/test-notes?limit=201").status()).isEqualTo(400);
    }

    @Test
    void aBodyOverTheLimitIsRefusedWhetherItsLengthIsSaidOrNot() {
        // given
        String body = "{\"text\": \"" + "x".repeat(1_100_000) + "\"}";

        // when
        var said = api.post("/api/v1/test-notes", body);
        var streamed = api.send(
                "POST",
                "/api/v1/test-notes",
                HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))),
                Map.of());

        // then
        assertThat(said.status()).isEqualTo(413);
        assertThat(said.type()).isEqualTo("body-too-large");
        assertThat(streamed.status()).isEqualTo(413);
    }

    @Test
    void pagesFollowEachOtherToTheEnd() {
        // given
        for (int i = 0; i < 5; i++) {
            post("page-" + i, "{\"text\": \"note\"}");
        }

        // when
        var first = api.get("/api/v1/test-notes?limit=3");
        var second = api.get(
                "/api/v1/test-notes?limit=3&cursor=" + first.body().path("next").asText());

        // then
        assertThat(first.body().path("items")).hasSize(3);
        assertThat(second.body().path("items")).hasSize(2);
        assertThat(second.body().path("next").isNull()).isTrue();
    }

    @Test
    void aCursorThatWasTouchedOrBelongsElsewhereIsRefused() {
        // given
        post("c1", "{\"text\": \"note\"}");
        post("c2", "{\"text\": \"note\"}");
        String cursor =
                api.get("/api/v1/test-notes?limit=1").body().path("next").asText();
        char last = cursor.charAt(cursor.length() - 2);
        String touched = cursor.substring(0, cursor.length() - 2)
                + (last == 'A' ? 'B' : 'A')
                + cursor.charAt(cursor.length() - 1);

        // then
        assertThat(api.get("/api/v1/test-notes?cursor=" + touched).status()).isEqualTo(400);
        assertThat(api.get("/api/v1/test-notes?cursor=x").status()).isEqualTo(400);
        assertThat(api.get("/api/v1/test-notes?cursor=%21%21").status()).isEqualTo(400);
        assertThat(api.get("/api/v1/other-notes?cursor=" + cursor).status()).isEqualTo(400);
    }

    @Test
    void aPatchTellsAbsentFromNull() {
        var patch = Map.of("Content-Type", "application/merge-patch+json");
        assertThat(api.send("PATCH", "/api/v1/test-notes/1", "{}", patch).text())
                .isEqualTo("absent absent");
        assertThat(api.send("PATCH", "/api/v1/test-notes/1", "{\"due\": null}", patch)
                        .text())
                .isEqualTo("absent null");
        assertThat(api.send(
                                "PATCH",
                                "/api/v1/test-notes/1",
                                "{\"text\": \"a\", \"due\": \"2026-01-01T00:00:00Z\"}",
                                patch)
                        .text())
                .isEqualTo("a 2026-01-01T00:00:00Z");
    }

    @Test
    void aPatchsConstraintsHoldForWhatIsGiven() {
        var cleared = api.send("PATCH", "/api/v1/test-notes/1", "{\"text\": null}", Map.of());
        assertThat(cleared.status()).isEqualTo(400);
        assertThat(cleared.body().at("/errors/0/field").asText()).isEqualTo("text");
        assertThat(cleared.body().at("/errors/0/code").asText()).isEqualTo("not-null");
        assertThat(api.send("PATCH", "/api/v1/test-notes/1", "{\"text\": \"much too long\"}", Map.of())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aStaleVersionIsToldTheCurrentState() {
        var stale = api.send("DELETE", "/api/v1/test-notes/1", "", Map.of("If-Match", "\"v2\""));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.type()).isEqualTo("stale-version");
        assertThat(stale.body().at("/current/text").asText()).isEqualTo("now");
        assertThat(stale.body().path("etag").asText()).isEqualTo("\"v3\"");
        assertThat(api.send("DELETE", "/api/v1/test-notes/1", "", Map.of("If-Match", "\"v3\""))
                        .status())
                .isEqualTo(204);
        assertThat(api.send("DELETE", "/api/v1/test-notes/1", "", Map.of("If-Match", "W/x"))
                        .status())
                .isEqualTo(400);
    }

    record NewNote(@NotBlank String text, @Nullable @Valid List<Tag> tags) {}

    record Tag(@Nullable Instant at) {}

    record Note(int id, String text) {}

    record NotePatch(Patch<@NotNull @Size(max = 5) String> text, Patch<Instant> due) {}

    @Service
    static class Notes {

        private final JdbcClient jdbc;

        Notes(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Transactional
        public Note create(String text) throws InterruptedException {
            int id = jdbc.sql("insert into note (text) values (?) returning id")
                    .param(text)
                    .query(Integer.class)
                    .single();
            return switch (text) {
                case "crash" -> throw new IllegalStateException("a secret");
                case "forbidden" -> throw new NotFound("note", id);
                case "slow" -> {
                    // The work itself takes time here; nothing waits for it to pass.
                    Thread.sleep(300);
                    yield new Note(id, text);
                }
                default -> new Note(id, text);
            };
        }
    }

    @RestController
    static class NoteController {

        private final Notes notes;
        private final JdbcClient jdbc;
        private final Cursors cursors;

        NoteController(Notes notes, JdbcClient jdbc, Cursors cursors) {
            this.notes = notes;
            this.jdbc = jdbc;
            this.cursors = cursors;
        }

        @PostMapping("/api/v1/test-notes")
        ResponseEntity<Note> create(@RequestBody @Valid NewNote input) throws InterruptedException {
            Note note = notes.create(input.text());
            return ResponseEntity.created(URI.create("/api/v1/test-notes/" + note.id()))
                    .eTag(ETags.of(1))
                    .body(note);
        }

        @GetMapping("/api/v1/test-notes")
        Page<Note> list(PageRequest page) {
            return list(page, "notes");
        }

        @GetMapping("/api/v1/other-notes")
        Page<Note> others(PageRequest page) {
            return list(page, "others");
        }

        private Page<Note> list(PageRequest page, String name) {
            int after = page.cursor() == null ? 0 : cursors.read(name, page.cursor(), Integer.class);
            List<Note> found = jdbc.sql("select id, text from note where id > ? order by id limit ?")
                    .params(after, page.limit() + 1)
                    .query((row, number) -> new Note(row.getInt(1), row.getString(2)))
                    .list();
            return Page.of(found, page, last -> cursors.write(name, last.id()));
        }

        @GetMapping("/api/v1/test-notes/long")
        void half(HttpServletResponse response) throws IOException {
            response.getOutputStream().write(new byte[100_000]);
            response.flushBuffer();
            throw new NotFound("rest", "of it");
        }

        @GetMapping("/api/v1/test-notes/{id}")
        Note get(@PathVariable int id) {
            return new Note(id, "now");
        }

        @PatchMapping("/api/v1/test-notes/{id}")
        String patch(@PathVariable int id, @RequestBody @Valid NotePatch patch) {
            return show(patch.text()) + " " + show(patch.due());
        }

        private static String show(Patch<?> patch) {
            return switch (patch) {
                case Patch.Absent<?> ignored -> "absent";
                case Patch.Given<?>(Object value) -> String.valueOf(value);
            };
        }

        @DeleteMapping("/api/v1/test-notes/{id}")
        ResponseEntity<Void> delete(@PathVariable int id, IfMatch ifMatch) {
            ifMatch.check(3, () -> new Note(id, "now"));
            return ResponseEntity.noContent().build();
        }
    }
}
