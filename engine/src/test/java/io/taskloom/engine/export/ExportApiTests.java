package io.taskloom.engine.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.event.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@EngineTest
@Timeout(60)
class ExportApiTests {

    private static final String DUE = ", \"dueAt\": \"2040-01-02T10:00:00Z\", \"timeZone\": \"Europe/Berlin\"";

    @Autowired
    private TestTeam teams;

    @Autowired
    private ExportTurns turns;

    @LocalServerPort
    private int port;

    private TestTeam.Team team;

    @BeforeEach
    void newTeam() {
        team = teams.team();
    }

    private Answer file(String kind, String query) {
        return team.member().api().get("/api/v1/export/tasks." + kind + "?project=" + team.project() + query);
    }

    private List<CSVRecord> lines(String text) throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text))
                .getRecords();
    }

    private static Calendar calendar(String text) throws IOException, ParserException {
        return new CalendarBuilder().build(new StringReader(text));
    }

    @Test
    void whoHasTwoUnderWayIsToldToWaitAndNobodyElseIs() {
        Actor.Person busy = new Actor.Person(team.member().id());
        try (ExportTurns.Turn one = turns.take(busy);
                ExportTurns.Turn other = turns.take(busy)) {
            Answer refused = file("csv", "");

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isEqualTo("10");
            assertThat(team.owner()
                            .api()
                            .get("/api/v1/export/tasks.csv?project=" + team.project())
                            .status())
                    .isEqualTo(200);
        }
        assertThat(file("csv", "").status()).isEqualTo(200);
        assertThat(file("csv", "&filter=nonsense").status()).isEqualTo(400);
        assertThat(file("pdf", "").status()).isEqualTo(200);
    }

    @Test
    void aCsvHasALineForEachTaskAsTheListSortsThem() throws IOException {
        team.task("Buy milk", DUE);
        team.task("Call \\\"Anna\\\", then Bob", ", \"priority\": \"high\"");

        Answer csv = file("csv", "&sort=title");

        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition")).contains("attachment").contains("tasks.csv");
        List<CSVRecord> lines = lines(csv.text());
        assertThat(lines).extracting(line -> line.get("Title")).containsExactly("Buy milk", "Call \"Anna\", then Bob");
        assertThat(lines.getFirst().get("Project")).isEqualTo("Project");
        assertThat(lines.getFirst().get("Due")).isEqualTo("2040-01-02 11:00");
        assertThat(lines.getLast().get("Priority")).isEqualTo("high");
        assertThat(lines.getLast().get("Due")).isEmpty();
    }

    @Test
    void whatSpreadsheetsTakeForFormulasIsText() throws IOException {
        team.task("=HYPERLINK(\\\"http://evil.example\\\")", ", \"description\": \"@SUM(A1)\"");

        CSVRecord line = lines(file("csv", "").text()).getFirst();

        assertThat(line.get("Title")).isEqualTo("'=HYPERLINK(\"http://evil.example\")");
        assertThat(line.get("Description")).isEqualTo("'@SUM(A1)");
    }

    @Test
    void onlyWhatTheListWouldShowIsThere() throws IOException {
        team.task("Buy milk", ", \"priority\": \"high\"");
        team.task("Buy bread", "");

        assertThat(lines(file("csv", "&filter=priority%20%3D%20high").text()))
                .extracting(line -> line.get("Title"))
                .containsExactly("Buy milk");
        assertThat(lines(file("csv", "&q=bread").text()))
                .extracting(line -> line.get("Title"))
                .containsExactly("Buy bread");
        assertThat(lines(file("csv", "&in=bin").text())).isEmpty();
        assertThat(file("csv", "&filter=priority%20%3D").status()).isEqualTo(400);
        assertThat(file("csv", "&sort=colour").status()).isEqualTo(400);
        assertThat(file("csv", "&in=attic").status()).isEqualTo(400);
    }

    @Test
    void moreThanAPieceIsWrittenInOrderAndOnce() throws IOException {
        for (int i = 0; i < 1_100; i++) {
            team.task("Task %04d".formatted(i), "");
        }

        assertThat(lines(file("csv", "&sort=title").text()))
                .extracting(line -> line.get("Title"))
                .hasSize(1_100)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void aProjectsCustomFieldsAreColumns() throws IOException {
        String fields = "/api/v1/projects/" + team.project() + "/fields";
        String cost = team.owner()
                .api()
                .post(fields, "{\"name\": \"Cost\", \"type\": \"number\"}")
                .body()
                .path("id")
                .asText();
        team.owner().api().post(fields, "{\"name\": \"=Note\", \"type\": \"text\"}");
        team.task("Buy milk", ", \"fields\": {\"%s\": -12.5}".formatted(cost));

        CSVRecord line = lines(file("csv", "").text()).getFirst();

        assertThat(line.get("Cost")).isEqualTo("-12.5");
        assertThat(line.get("'=Note")).isEmpty();
    }

    @Test
    void excelIsToldOfUtf8() {
        assertThat(file("csv", "&bom=true").text()).startsWith("\uFEFFTitle,");
        assertThat(file("csv", "").text()).startsWith("Title,");
    }

    @Test
    void toDosKeepTheirDatesStatusAndPriority() throws IOException, ParserException {
        team.task(
                "Buy milk; bread, eggs",
                DUE
                        + ", \"priority\": \"urgent\", \"description\": \"%s\""
                                .formatted("Long words. ".repeat(20) + "\\nSecond line"));

        Answer ics = file("ics", "");

        assertThat(ics.header("Content-Type")).startsWith("text/calendar");
        assertThat(ics.text().split("\r\n")).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(75));
        Component toDo = calendar(ics.text()).getComponents(Component.VTODO).getFirst();
        assertThat(toDo.getRequiredProperty("SUMMARY").getValue()).isEqualTo("Buy milk; bread, eggs");
        assertThat(toDo.getRequiredProperty("DESCRIPTION").getValue()).endsWith("\nSecond line");
        assertThat(toDo.getRequiredProperty("DUE").getValue()).isEqualTo("20400102T100000Z");
        assertThat(toDo.getRequiredProperty("PRIORITY").getValue()).isEqualTo("1");
        assertThat(toDo.getRequiredProperty("STATUS").getValue()).isEqualTo("NEEDS-ACTION");
        toDo.validate();
    }

    @Test
    void aPdfHasThemOnItsPages() throws IOException, InterruptedException {
        for (int i = 0; i < 60; i++) {
            team.task("Größe %02d: ψ, ж".formatted(i), "");
        }

        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> pdf = http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:%d/api/v1/export/tasks.pdf?project=%s"
                                    .formatted(port, team.project())))
                            .header("Authorization", "Bearer " + team.member().token())
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());

            assertThat(pdf.headers().firstValue("Content-Type")).hasValue("application/pdf");
            var reader = new PdfReader(pdf.body());
            assertThat(reader.getNumberOfPages()).isGreaterThan(1);
            assertThat(new PdfTextExtractor(reader).getTextFromPage(1)).contains("Größe 59: ψ, ж");
        }
    }
}
