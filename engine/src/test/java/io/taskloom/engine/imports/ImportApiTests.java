package io.taskloom.engine.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.imports.source.Line;
import io.taskloom.engine.imports.source.Lines;
import io.taskloom.engine.imports.source.SourceFiles;
import io.taskloom.engine.project.ProjectMembers;
import io.taskloom.engine.project.ProjectRole;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@EngineTest
@Timeout(90)
class ImportApiTests {

    private static final String IMPORTS = "/api/v1/import/tasks";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private TestTeam teams;

    @Autowired
    private ProjectMembers members;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ImportRows rows;

    @Autowired
    private ImportBatch batches;

    @Autowired
    private ImportFiles files;

    @Autowired
    private ImportSettings settings;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    private TestTeam.Team team;
    private TestApi api;

    @BeforeEach
    void newTeam() {
        team = teams.team();
        api = team.member().api();
    }

    private Answer upload(String project, byte[] content, String type) {
        return api.send(
                "POST",
                IMPORTS + "?name=tasks.csv&project=" + project,
                HttpRequest.BodyPublishers.ofByteArray(content),
                Map.of("Content-Type", type));
    }

    private Answer upload(byte[] content) {
        return upload(team.project().toString(), content, "text/csv");
    }

    private JsonNode uploaded(String content) {
        return ok(upload(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer.body();
    }

    private JsonNode get(String id) {
        return ok(api.get(IMPORTS + "/" + id));
    }

    private JsonNode command(String id, String command, String body) {
        return ok(api.post(IMPORTS + "/" + id + "/" + command, body));
    }

    private JsonNode until(String id, String state) {
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(get(id).path("state").asText()).isEqualTo(state));
        return get(id);
    }

    private JsonNode checked(String id) {
        command(id, "dry-run", "");
        return until(id, "checked");
    }

    private JsonNode done(String id) {
        command(id, "start", "");
        return until(id, "done");
    }

    private static String id(JsonNode node) {
        return node.path("id").asText();
    }

    private ObjectNode mapping(JsonNode made) {
        return made.path("mapping").deepCopy();
    }

    private JsonNode map(String id, ObjectNode mapping) {
        return ok(api.send("PUT", IMPORTS + "/" + id + "/mapping", mapping.toString(), Map.of()));
    }

    private JsonNode tasks() {
        return ok(api.get("/api/v1/projects/" + team.project() + "/tasks?limit=200&sort=title"))
                .path("items");
    }

    private static List<String> texts(JsonNode items, String field) {
        var texts = new ArrayList<String>();
        items.forEach(item -> texts.add(item.at(field).asText()));
        return texts;
    }

    private JsonNode named(String title) {
        for (JsonNode task : tasks()) {
            if (task.path("title").asText().equals(title)) {
                return task;
            }
        }
        throw new AssertionError("There is no " + title + " among " + texts(tasks(), "/title"));
    }

    private JsonNode refusals(String id) {
        return ok(api.get(IMPORTS + "/" + id + "/refusals?limit=200")).path("items");
    }

    private int count(String id, String what) {
        return get(id).path("counts").path(what).asInt();
    }

    private static List<Map<String, String>> lines(String csv) throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv))
                .stream()
                .map(CSVRecord::toMap)
                .toList();
    }

    @Test
    void whatWeExportComesBackWithoutLoss() throws IOException {
        // given
        TestApi owner = team.owner().api();
        String fields = "/api/v1/projects/" + team.project() + "/fields";
        String cost = id(ok(owner.post(fields, "{\"name\": \"Cost\", \"type\": \"number\"}")));
        JsonNode size = ok(
                owner.post(fields, "{\"name\": \"Size\", \"type\": \"choice\", \"choices\": [{\"name\": \"Big\"}]}"));
        String note = id(ok(owner.post(fields, "{\"name\": \"Note\", \"type\": \"text\"}")));
        String sure = id(ok(owner.post(fields, "{\"name\": \"Sure\", \"type\": \"checkbox\"}")));
        String who = id(ok(owner.post(fields, "{\"name\": \"Who\", \"type\": \"person\"}")));
        String day = id(ok(owner.post(fields, "{\"name\": \"Day\", \"type\": \"date\"}")));
        String section = id(ok(api.post("/api/v1/projects/" + team.project() + "/sections", "{\"name\": \"Now\"}")));
        String tag = id(ok(api.post("/api/v1/projects/" + team.project() + "/tags", "{\"name\": \"home\"}")));
        JsonNode parent = team.task("Zebra, \\\"striped\\\"", """
                , "description": "First\\nSecond, \\"quoted\\"", "priority": "urgent", "startAt": "2040-01-01T08:00:00Z",
                "dueAt": "2040-01-03T08:00:00Z", "timeZone": "Europe/Berlin", "assignees": ["%s", "%s"], "tags": ["%s"],
                "sectionId": "%s", "estimate": "PT1H30M", "fields": {"%s": -12.5, "%s": "%s", "%s": "=1+1", "%s": true,
                "%s": "%s", "%s": "2040-02-03"}""".formatted(
                        team.member().id(),
                        team.owner().id(),
                        tag,
                        section,
                        cost,
                        id(size),
                        size.at("/choices/0/id").asText(),
                        note,
                        sure,
                        who,
                        team.owner().id(),
                        day));
        team.task("Apple", ", \"parentId\": \"%s\"".formatted(id(parent)));
        JsonNode done = team.task("'=Quoted", "");
        ok(api.post("/api/v1/tasks/" + id(done) + "/complete", ""));
        String csv = api.get("/api/v1/export/tasks.csv?sort=title&project=" + team.project())
                .text();
        String second =
                id(ok(owner.post("/api/v1/workspaces/" + team.workspace() + "/projects", "{\"name\": \"Project\"}")));
        String there = "/api/v1/projects/" + second;
        members.put(team.owner().actor(), ProjectId.of(second), team.member().id(), ProjectRole.MEMBER);
        for (String field : List.of(
                "{\"name\": \"Cost\", \"type\": \"number\"}",
                "{\"name\": \"Size\", \"type\": \"choice\", \"choices\": [{\"name\": \"Big\"}]}",
                "{\"name\": \"Note\", \"type\": \"text\"}",
                "{\"name\": \"Sure\", \"type\": \"checkbox\"}",
                "{\"name\": \"Who\", \"type\": \"person\"}",
                "{\"name\": \"Day\", \"type\": \"date\"}")) {
            ok(owner.post(there + "/fields", field));
        }

        // when
        JsonNode made = ok(upload(second, csv.getBytes(StandardCharsets.UTF_8), "text/csv"));
        JsonNode over = done(id(made));

        // then
        assertThat(over.at("/counts/refused").asInt())
                .as(refusals(id(made)).toString())
                .isZero();
        List<Map<String, String>> before = lines(csv);
        List<Map<String, String>> after = lines(
                api.get("/api/v1/export/tasks.csv?sort=title&project=" + second).text());
        assertThat(after).hasSize(3);
        for (int i = 0; i < 3; i++) {
            Map<String, String> was = before.get(i);
            Map<String, String> is = after.get(i);
            was.keySet().stream()
                    .filter(column -> !List.of("Id", "Link", "Parent", "Created", "Updated", "Completed")
                            .contains(column))
                    .forEach(column -> assertThat(is.get(column)).as(column).isEqualTo(was.get(column)));
        }
        assertThat(after.get(1).get("Parent")).isEqualTo(after.get(2).get("Id"));
    }

    @Test
    void aTableFromTodoistBringsSectionsLabelsSubTasksAndComments() {
        JsonNode made = uploaded("""
                TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE
                section,Errands,,,,,,,,
                task,Buy milk @home @quick,Two litres,1,1,Ann (1),%s (14781400),2040-03-04 10:30,en,Europe/Berlin
                note,The organic one [[file {"url": "x"}]],,,,,,,,
                task,Look for bottles,,4,2,Ann (1),,,en,
                ,,,,,,,,,
                task,Water plants,,3,1,Ann (1),,every 2 weeks,en,
                section,Later,,,,,,,,
                task,Rest,,2,1,,,4 Mar 2040,en,
                """.formatted(name()));
        assertThat(made.path("kind").asText()).isEqualTo("todoist");

        JsonNode over = done(id(made));

        assertThat(over.at("/counts/refused").asInt())
                .as(refusals(id(made)).toString())
                .isZero();
        JsonNode milk = named("Buy milk");
        assertThat(milk.path("priority").asText()).isEqualTo("urgent");
        assertThat(milk.path("dueAt").asText()).isEqualTo("2040-03-04T09:30:00Z");
        assertThat(texts(milk.path("tags"), "/name")).containsExactlyInAnyOrder("home", "quick");
        assertThat(texts(milk.path("assignees"), "/id"))
                .containsExactly(team.member().id().toString());
        assertThat(milk.path("comments").asInt()).isEqualTo(1);
        assertThat(named("Look for bottles").path("parentId").asText()).isEqualTo(id(milk));
        assertThat(named("Water plants").path("recurring").asBoolean()).isTrue();
        assertThat(named("Rest").path("dueAt").asText()).isEqualTo("2040-03-04T16:00:00Z");
        assertThat(named("Rest").path("sectionId")).isNotEqualTo(milk.path("sectionId"));
        assertThat(over.at("/counts/sections").asInt()).isEqualTo(2);
        assertThat(over.at("/counts/comments").asInt()).isEqualTo(1);
    }

    private String name() {
        return ok(api.get("/api/v1/me")).path("name").asText();
    }

    @Test
    void aBoardFromTrelloBringsListsCardsAndChecklists() {
        String board = """
                {"name": "Board", "actions": [
                   {"type": "commentCard", "date": "2024-05-03T10:00:00.000Z", "memberCreator": {"fullName": "Ann"},
                    "data": {"text": "Done soon", "card": {"id": "c1"}}},
                   {"type": "updateCard", "data": {"card": {"id": "c1"}}}],
                 "cards": [
                   {"id": "c2", "name": "Old", "closed": true, "idList": "l1", "pos": 1, "idMembers": [], "labels": []},
                   {"id": "c1", "name": "Paint", "desc": "Blüe", "idList": "l1", "pos": 2, "due": "2040-01-02T10:00:00.000Z",
                    "idMembers": ["m1"], "labels": [{"name": "a, b", "color": "red"}, {"name": "", "color": "green"}],
                    "customFieldItems": [{"idCustomField": "f1", "value": {"number": "5"}}]},
                   {"id": "c3", "name": "Sand", "idList": "l2", "pos": 1, "dueComplete": true, "labels": []}],
                 "checklists": [{"id": "k", "idCard": "c1", "checkItems": [
                    {"name": "Second", "state": "incomplete", "pos": 2}, {"name": "First", "state": "complete", "pos": 1}]}],
                 "customFields": [{"id": "f1", "name": "Cost", "type": "number"}],
                 "lists": [{"id": "l1", "name": "Doing", "pos": 1}, {"id": "l2", "name": "Done", "pos": 2}],
                 "members": [{"id": "m1", "fullName": "Somebody Else", "username": "se"}]}""";
        ok(team.owner()
                .api()
                .post("/api/v1/projects/" + team.project() + "/fields", "{\"name\": \"Cost\", \"type\": \"number\"}"));
        JsonNode made =
                ok(upload(team.project().toString(), board.getBytes(StandardCharsets.UTF_8), "application/json"));
        assertThat(made.path("kind").asText()).isEqualTo("trello");

        // Whom nobody knows is asked for, and mapped.
        JsonNode tried = checked(id(made));
        assertThat(tried.path("unfit").get(0).path("value").asText()).isEqualTo("Somebody Else");
        assertThat(tasks()).isEmpty();
        ObjectNode mapping = mapping(tried);
        ((ArrayNode) mapping.path("values"))
                .addObject()
                .put("field", "assignees")
                .put("value", "Somebody Else")
                .put("to", team.member().email());
        map(id(made), mapping.put("includeArchived", true));
        JsonNode over = done(id(made));

        assertThat(over.at("/counts/refused").asInt())
                .as(refusals(id(made)).toString())
                .isZero();
        assertThat(texts(tasks(), "/title")).containsExactly("First", "Paint", "Sand", "Second");
        JsonNode paint = named("Paint");
        assertThat(texts(paint.path("tags"), "/name")).containsExactlyInAnyOrder("a, b", "green");
        assertThat(texts(paint.path("assignees"), "/id"))
                .containsExactly(team.member().id().toString());
        assertThat(paint.at("/fields/0/value").asInt()).isEqualTo(5);
        assertThat(paint.path("comments").asInt()).isEqualTo(1);
        assertThat(named("First").path("status").asText()).isEqualTo("done");
        assertThat(named("First").path("parentId").asText()).isEqualTo(id(paint));
        assertThat(named("Sand").path("status").asText()).isEqualTo("done");
        assertThat(texts(
                        ok(api.get("/api/v1/projects/" + team.project() + "/tasks?in=archive"))
                                .path("items"),
                        "/title"))
                .containsExactly("Old");
    }

    @Test
    void aDryRunRefusesTheSameLinesAndMakesNothing() throws IOException {
        ok(api.post("/api/v1/projects/" + team.project() + "/tags", "{\"name\": \"home\"}"));
        JsonNode made = uploaded("""
                Title;Due;Priority;Tags;Assignee;Parent
                Good;31/12/2039;high;home;;
                ;01/01/2040;;;;
                %s;;;;;
                Bad date;40/40/2040;;;;
                Too late;31/12/99999;;;;
                Bad priority;;enormous;;;
                New tag;;;work;;
                Nobody;;;;nobody@nowhere.example;
                Child;;;;;Good
                Orphan;;;;;Bad date
                =cmd();;;;;
                """.formatted("x".repeat(251)));
        assertThat(made.at("/mapping/delimiter").asText()).isEqualTo(";");
        assertThat(made.at("/mapping/dateOrder").asText()).isEqualTo("day_first");

        JsonNode tried = checked(id(made));
        JsonNode expected = refusals(id(made));
        assertThat(tasks()).isEmpty();
        assertThat(tried.at("/counts/tasks").asInt()).isEqualTo(4);
        assertThat(tried.at("/counts/tags").asInt()).isEqualTo(1);
        assertThat(texts(expected, "/line")).containsExactly("3", "4", "5", "6", "7", "9", "11");
        assertThat(texts(expected, "/faults/0/code"))
                .containsExactly("title", "length", "due", "due", "priority", "assignees", "parent");
        assertThat(expected.at("/1/faults/0/column").asText()).isEqualTo("Title");

        JsonNode over = done(id(made));

        assertThat(refusals(id(made))).isEqualTo(expected);
        assertThat(over.at("/counts/tasks").asInt()).isEqualTo(4);
        assertThat(texts(tasks(), "/title")).containsExactlyInAnyOrder("=cmd()", "Child", "Good", "New tag");
        assertThat(named("Child").path("parentId").asText()).isEqualTo(id(named("Good")));
        List<Map<String, String>> report =
                lines(api.get(IMPORTS + "/" + id(made) + "/refusals.csv").text());
        assertThat(report).hasSize(7);
        assertThat(report.get(2)).containsEntry("Line", "5").containsEntry("Due", "40/40/2040");
        assertThat(report.get(2).get("Problem")).isEqualTo("Due: \"40/40/2040\" is no date.");
    }

    @Test
    void filesThatAreBrokenTooLargeOrNoTextAreRefusedAsAWhole() throws IOException {
        byte[] damaged = "Title\nÄpfel\nÖl und Übermut\nkaputt ?\n".getBytes(StandardCharsets.UTF_8);
        damaged[damaged.length - 2] = (byte) 0xC3;
        Answer broken = upload(damaged);
        assertThat(broken.status()).isEqualTo(422);
        assertThat(broken.body().path("code").asText()).isEqualTo("encoding");
        assertThat(broken.body().path("line").asInt()).isEqualTo(4);

        JsonNode old = ok(upload("Title\nBrötchen\n".getBytes(Charset.forName("windows-1252"))));
        assertThat(old.at("/mapping/encoding").asText()).isEqualTo("windows-1252");
        assertThat(old.at("/rows/0/0").asText()).isEqualTo("Brötchen");
        JsonNode wide = ok(upload("\uFEFFTitle\nÄpfel\n".getBytes(StandardCharsets.UTF_16LE)));
        assertThat(wide.at("/rows/0/0").asText()).isEqualTo("Äpfel");

        assertThat(upload(("Title" + ",x".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8))
                        .text())
                .contains("columns");
        assertThat(upload(("Title\n\"" + "x".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8))
                        .text())
                .contains("quotes never end");
        assertThat(upload("Title\n\"a\"b\n".getBytes(StandardCharsets.UTF_8)).text())
                .contains("Line 2");
        assertThat(upload(new byte[0]).body().path("code").asText()).isEqualTo("empty");
        assertThat(upload("{\"cards\": [[[[".getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(422);
        assertThat(upload(("{\"cards\": " + "[".repeat(5_000)).getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(422);
        assertThat(upload("{\"a\": 1}".getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(422);
        assertThat(upload(team.project().toString(), new byte[] {'a'}, "image/png")
                        .status())
                .isEqualTo(415);
        assertThat(announced(settings.maxSize().toBytes() + 1)).startsWith("HTTP/1.1 413");
    }

    @Test
    void aBackupFromTodoistBringsEachProjectAsASection() throws IOException {
        String work = """
                TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE
                task,Write report,,4,1,,,,en,
                task,=Ask Ann,,4,2,,,,en,
                section,Waiting,,,,,,,,
                task,Review,,1,1,,,,en,
                """;
        String home = "TYPE,CONTENT,PRIORITY,INDENT,DURATION\nnote,Of the project,,,\ntask,Plants,4,2,15\n";
        JsonNode made = ok(upload(
                team.project().toString(),
                zip("Work [2203306141].csv", "\uFEFF" + work, "Home.csv", home),
                "application/zip"));
        assertThat(made.path("kind").asText()).isEqualTo("todoist");

        JsonNode over = done(id(made));

        assertThat(over.at("/counts/refused").asInt())
                .as(refusals(id(made)).toString())
                .isZero();
        assertThat(texts(
                        ok(api.get("/api/v1/projects/" + team.project() + "/sections"))
                                .path("items"),
                        "/name"))
                .containsExactlyInAnyOrder("Work", "Work: Waiting", "Home");
        assertThat(named("=Ask Ann").path("parentId").asText()).isEqualTo(id(named("Write report")));
        assertThat(named("Plants").path("parentId").isTextual()).isFalse();
        assertThat(named("Plants").path("comments").asInt()).isZero();
    }

    @Test
    void anArchiveThatIsABombOrHoldsAnythingElseIsRefused() throws IOException {
        String project = team.project().toString();
        String bomb = "TYPE,CONTENT,INDENT\n"
                + "task,x,1\n".repeat((int) settings.maxSize().toBytes() / 8);
        String table = "TYPE,CONTENT,INDENT\ntask,x,1\n";
        var many = new ArrayList<String>();
        for (int i = 0; i <= 300; i++) {
            many.addAll(List.of("P%d.csv".formatted(i), table));
        }

        Answer large = upload(project, zip("Big.csv", bomb), "application/zip");

        assertThat(large.status()).isEqualTo(422);
        assertThat(large.body().path("code").asText()).isEqualTo("size");
        assertThat(upload(project, zip(many.toArray(String[]::new)), "application/zip")
                        .body()
                        .path("code")
                        .asText())
                .isEqualTo("files");
        for (String name : List.of("../../x.csv", "/etc/x.csv", "a\\\\x.csv", "C:x.csv", "x.exe", "folder/")) {
            assertThat(upload(project, zip(name, table), "application/zip").status())
                    .as(name)
                    .isEqualTo(415);
        }
        assertThat(upload(project, zip("Sheet.csv", "Title\nx\n"), "application/zip")
                        .status())
                .isEqualTo(415);
        byte[] whole = zip("A.csv", table, "B.csv", table);
        assertThat(upload(project, Arrays.copyOf(whole, whole.length - 100), "application/zip")
                        .body()
                        .path("code")
                        .asText())
                .isEqualTo("archive");
    }

    private static byte[] zip(String... files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < files.length; i += 2) {
                zip.putNextEntry(new ZipEntry(files[i]));
                zip.write(files[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void refusedSubTasksFindTheirParentsAgainWhenTheyAreCorrected() {
        // given
        JsonNode made = uploaded("""
                TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE
                task,Trip,,4,1,,,,en,
                task,Book,,4,2,,,40/40/2040,en,
                task,Find a hotel,,4,3,,,,en,
                """);
        done(id(made));
        JsonNode table = uploaded("Title;Due;Parent\nParty;;\nInvite;40/40/2040;Party\n");
        done(id(table));

        // when
        List<JsonNode> again = Stream.of(made, table)
                .map(each -> api.get(IMPORTS + "/" + id(each) + "/refusals.csv").text())
                .map(report -> done(id(uploaded(report.replace("40/40/2040", "04/03/2040")))))
                .toList();

        // then
        assertThat(again)
                .allSatisfy(
                        each -> assertThat(each.at("/counts/refused").asInt()).isZero());
        assertThat(named("Book").path("parentId").asText()).isEqualTo(id(named("Trip")));
        assertThat(named("Find a hotel").path("parentId").asText()).isEqualTo(id(named("Book")));
        assertThat(named("Invite").path("parentId").asText()).isEqualTo(id(named("Party")));
    }

    /** Only its length: a client that sends it all would find the connection closed. */
    private String announced(long size) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(
                            "POST %s?project=%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: text/csv\r\nContent-Length: %d\r\n\r\n"
                                    .formatted(
                                            IMPORTS,
                                            team.project(),
                                            team.member().token(),
                                            size)
                                    .getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    @Test
    void anotherNodeGoesOnWhereADeadOneStopped() throws IOException {
        // given 250 lines, of which a node has made 100 when it dies
        String csv = "Title,Id,Parent\n"
                + IntStream.range(0, 250)
                        .mapToObj(i -> "Task %03d,k%d,%s\n".formatted(i, i, i == 5 ? "k249" : ""))
                        .collect(Collectors.joining());
        String id = id(uploaded(csv));
        UUID dead = Ids.next();
        ImportId of = ImportId.of(id);
        transaction.executeWithoutResult(status -> {
            rows.begin(of, ImportState.RUNNING, Instant.now());
            jdbc.sql("update task_import set lease_by = ?, lease_until = now() + interval '1 hour' where id = ?")
                    .params(dead, of.value())
                    .update();
        });
        TaskImport claimed = rows.find(of).orElseThrow();
        Path file = files.fetch(of);
        var first = new ArrayList<Line>();
        try (Lines lines = SourceFiles.open(file, claimed.shape().format(claimed.plan()), settings.limits())) {
            for (int i = 0; i < 100; i++) {
                first.add(lines.next());
            }
        }
        Files.delete(file);
        assertThat(batches.step(claimed, dead, first)).isInstanceOf(ImportBatch.Next.GoOn.class);
        assertThat(count(id, "tasks")).isEqualTo(99);

        // when its lease is over
        jdbc.sql("update task_import set lease_until = now() - interval '1 second' where id = ?")
                .param(of.value())
                .update();

        // then the others follow, none twice, and the child that came before its parent
        assertThat(until(id, "done").at("/counts/tasks").asInt()).isEqualTo(250);
        List<String> titles = jdbc.sql("select title from task where project_id = ? order by title")
                .param(team.project().value())
                .query(String.class)
                .list();
        assertThat(titles).hasSize(250).doesNotHaveDuplicates();
        assertThat(named("Task 005").path("parentId").asText()).isNotEmpty();
        // and whoever comes back from the dead makes nothing more
        assertThat(batches.step(claimed, dead, first)).isInstanceOf(ImportBatch.Next.Leave.class);
    }

    @Test
    void whoLosesTheRightToWriteStopsTheImport() {
        String id = id(uploaded("Title\nOne\nTwo\n"));
        transaction.executeWithoutResult(status -> rows.begin(ImportId.of(id), ImportState.PAUSED, Instant.now()));
        members.put(team.owner().actor(), team.project(), team.member().id(), ProjectRole.VIEWER);

        assertThat(api.post(IMPORTS + "/" + id + "/resume", "").status()).isEqualTo(403);
        transaction.executeWithoutResult(status -> rows.resume(ImportId.of(id), Instant.now()));

        assertThat(until(id, "stopped").path("reason").asText()).isEqualTo("rights");
        assertThat(tasks()).isEmpty();
        members.put(team.owner().actor(), team.project(), team.member().id(), ProjectRole.MEMBER);
        command(id, "resume", "");
        assertThat(until(id, "done").at("/counts/tasks").asInt()).isEqualTo(2);
    }

    @Test
    void undoingKeepsWhatSomebodyHasChanged() {
        String id = id(uploaded("""
                Title,Section,Tags,Parent
                Plain,Inbox,new,
                Changed,Inbox,,
                Parent,,,
                Below,,,Parent
                Kept parent,,,
                Said on,,,Kept parent
                """));
        done(id);
        String other = id(named("Changed"));
        ok(team.owner().api().send("PATCH", "/api/v1/tasks/" + other, "{\"priority\": \"high\"}", Map.of()));
        ok(team.owner().api().post("/api/v1/tasks/" + id(named("Said on")) + "/comments", "{\"text\": \"Mine\"}"));

        command(id, "undo", "{\"changed\": false}");
        JsonNode undone = until(id, "undone");

        assertThat(texts(tasks(), "/title")).containsExactly("Changed", "Kept parent", "Said on");
        assertThat(undone.at("/counts/removed").asInt()).isEqualTo(3);
        assertThat(texts(ok(api.get(IMPORTS + "/" + id + "/kept")).path("items"), "/reason"))
                .containsExactly("changed", "subtasks", "changed");
        assertThat(texts(
                        ok(api.get("/api/v1/projects/" + team.project() + "/tags"))
                                .path("items"),
                        "/name"))
                .isEmpty();
        assertThat(texts(
                        ok(api.get("/api/v1/projects/" + team.project() + "/sections"))
                                .path("items"),
                        "/name"))
                .containsExactly("Inbox");

        command(id, "undo", "{\"changed\": true}");
        until(id, "undone");

        assertThat(tasks()).isEmpty();
        assertThat(ok(api.get("/api/v1/projects/" + team.project() + "/sections"))
                        .path("items"))
                .isEmpty();
    }

    @Test
    void anImportIsToldOnceAndToNobodyElse() {
        String csv = "Title,Assignee,Due\n"
                + IntStream.range(0, 20)
                        .mapToObj(i -> "Task %d,%s,2020-01-0%d\n"
                                .formatted(i, team.owner().email(), i % 9 + 1))
                        .collect(Collectors.joining());
        String id = id(uploaded(csv));
        done(id);

        TestApi owner = team.owner().api();
        await().untilAsserted(() -> assertThat(
                        ok(owner.get("/api/v1/notifications?limit=50")).path("items"))
                .hasSize(1));
        JsonNode note = ok(owner.get("/api/v1/notifications")).at("/items/0");
        assertThat(note.path("kind").asText()).isEqualTo("imported");
        assertThat(note.path("excerpt").asText()).contains("tasks.csv: 20 tasks");
        assertThat(note.at("/actor/name").asText()).isEqualTo(name());
        assertThat(named("Task 1").path("overdue").asBoolean()).isTrue();
        assertThat(named("Task 1").at("/origin/kind").asText()).isEqualTo("quiet_import");
        await().untilAsserted(() -> assertThat(jdbc.sql("""
                        select count(*) from event where type = 'TaskOverdue' and project = ? and actor_kind = 'system'""")
                        .param(team.project().value())
                        .query(Integer.class)
                        .single())
                .isZero());
    }
}
