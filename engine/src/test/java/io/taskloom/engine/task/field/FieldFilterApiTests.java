package io.taskloom.engine.task.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Custom fields in the filter language, in orders and in totals (promises T13 and T16). */
@EngineTest
class FieldFilterApiTests {

    @Autowired
    private TestTeam teams;

    private TestTeam.Team team;
    private TestApi owner;
    private TestApi api;
    private String cost;

    @BeforeEach
    void fourTasksWithValuesAndOneWithout() {
        team = teams.team();
        owner = team.owner().api();
        api = team.member().api();
        cost = field("Unit cost", "number", "");
        String note = field("Note", "text", "");
        String start = field("Start", "date", "");
        JsonNode phase = made("Phase", "choice", ", \"choices\": [{\"name\": \"Design\"}, {\"name\": \"Build it\"}]");
        String client = field("Client", "person", "");
        String approved = field("Approved", "checkbox", "");
        task(
                "A",
                cost,
                "10",
                note,
                "\"Alpha 100%\"",
                start,
                "\"2026-01-31\"",
                client,
                "\"" + team.member().id() + "\"");
        task("B", cost, "2.5", note, "\"beta\"", start, "\"2026-02-01\"", approved, "true");
        task("C", cost, "-7", phase.path("id").asText(), phase.at("/choices/1/id"), approved, "false");
        task("D", cost, "2.5", phase.path("id").asText(), phase.at("/choices/0/id"), start, "\"2030-06-15\"");
        task("E");
    }

    private String field(String name, String type, String more) {
        return made(name, type, more).path("id").asText();
    }

    private JsonNode made(String name, String type, String more) {
        return made(team.project().toString(), name, type, more);
    }

    private JsonNode made(String project, String name, String type, String more) {
        Answer answer = owner.post("/api/v1/projects/" + project + "/fields", """
                {"name": "%s", "type": "%s"%s}""".formatted(name, type, more));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }

    private void task(String title, Object... values) {
        var pairs = new ArrayList<String>();
        for (int i = 0; i < values.length; i += 2) {
            pairs.add("\"%s\": %s".formatted(values[i], values[i + 1]));
        }
        team.task(title, ", \"fields\": {" + String.join(", ", pairs) + "}");
    }

    private String project() {
        return "/api/v1/projects/" + team.project() + "/tasks";
    }

    private Answer filtered(String list, String filter) {
        return api.get(list + "?sort=title&filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
    }

    private static String titles(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return String.join(
                "",
                StreamSupport.stream(answer.body().path("items").spliterator(), false)
                        .map(item -> item.path("title").asText())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            "Unit cost" > 2                        | ABD
            "unit cost" = 2.50                     | BD
            "Unit cost" != 2.5                     | AC
            not "Unit cost" > 2                    | C
            "Unit cost" in (10, -7)                | AC
            "Unit cost" not in (10, -7)            | BD
            "Unit cost" is empty                   | E
            "Unit cost" is not empty               | ABCD
            not ("Unit cost" > 2 or title = E)     | C
            'Unit cost' < 0 or title = E           | CE
            "Note" ~ ALPH                          | A
            "Note" = Beta                          | B
            "Note" like "%100\\%"                  | A
            not "Note" ~ beta                      | A
            "Note" is empty                        | CDE
            "Start" = 2026-01-31                   | A
            "Start" > 2026-01-31                   | BD
            "Start" <= 2026-02-01                  | AB
            "Start" != 2026-01-31                  | BD
            "Start" >= 2026-02-01 and "Start" < 2027-01-01 | B
            "Start" > now+1y                       | D
            "Phase" = "build it"                   | C
            "Phase" != "build it"                  | D
            "Phase" in (design, "Build it")        | CD
            "Phase" is empty                       | ABE
            "Client" = me                          | A
            "Client" != me                         |
            "Approved"                             | B
            not "Approved"                         | C
            "Approved" = false                     | C
            "Approved" is empty                    | ADE
            """)
    void aComparisonNeverTakesInWhatHasNoValue(String filter, String expected) {
        String wanted = expected == null ? "" : expected;

        assertThat(titles(filtered(project(), filter))).isEqualTo(wanted);
        assertThat(titles(filtered("/api/v1/tasks", filter))).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            "Unit cots" > 2    | unknown-field | 0
            Unit > 2           | unknown-field | 0
            "Unit cost" ~ 2    | operator      | 12
            "Unit cost" > soon | unexpected    | 14
            title = E and "x"  | unknown-field | 14
            "Start" = tomorow  | unknown-value | 10
            """)
    void whatIsNotUnderstoodIsToldWithItsPlace(String filter, String code, int position) {
        Answer answer = filtered(project(), filter);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/code").asText()).isEqualTo(code);
        assertThat(answer.body().at("/errors/0/position").asInt()).isEqualTo(position);
    }

    @Test
    void aNameOfManyProjectsMeansAllItsFieldsOfOneTypeAndOfNoneIfTheyDiffer() {
        String other = owner.post("/api/v1/workspaces/" + team.workspace() + "/projects", "{\"name\": \"Other\"}")
                .body()
                .path("id")
                .asText();
        String cost = made(other, "unit COST", "number", "").path("id").asText();
        made(other, "Note", "number", "");
        owner.post(
                "/api/v1/projects/" + other + "/tasks", "{\"title\": \"F\", \"fields\": {\"%s\": 3}}".formatted(cost));

        assertThat(titles(owner.get("/api/v1/tasks?sort=title&filter="
                        + URLEncoder.encode("\"Unit cost\" > 2.6", StandardCharsets.UTF_8))))
                .isEqualTo("AF");
        Answer unclear =
                owner.get("/api/v1/tasks?filter=" + URLEncoder.encode("\"Note\" is empty", StandardCharsets.UTF_8));
        assertThat(unclear.body().at("/errors/0/code").asText()).isEqualTo("ambiguous-field");
        assertThat(titles(filtered("/api/v1/tasks", "\"Unit cost\" > 2.6")))
                .as("who does not see the other project")
                .isEqualTo("A");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            "Unit cost",title            | CBDAE
            -"Unit cost",title           | ABDCE
            -"Unit cost",-title          | ADBCE
            "Note",title                 | ABCDE
            -"Note",title                | BACDE
            "Start",title                | ABDCE
            -"Start",title               | DBACE
            "Phase",title                | DCABE
            -"Phase",title               | CDABE
            "Client",title               | ABCDE
            "Approved",title             | CBADE
            -"Approved",-title           | BCEDA
            """)
    void anOrderByAFieldHoldsOverThePagesAndWhatHasNoValueComesLast(String sort, String expected) {
        for (String list : List.of(project(), "/api/v1/tasks")) {
            var found = new StringBuilder();
            String cursor = "";
            while (cursor != null) {
                Answer page =
                        api.get(list + "?limit=2&sort=" + URLEncoder.encode(sort, StandardCharsets.UTF_8) + cursor);
                found.append(titles(page));
                JsonNode next = page.body().path("next");
                cursor = next.isTextual() ? "&cursor=" + next.asText() : null;
            }
            assertThat(found).as(list).hasToString(expected);
        }
    }

    @Test
    void anUnknownOrderIsRefused() {
        for (String sort : List.of("\"Nothing\"", "\"Unit cost\",\"unit cost\"", "\"", "\"\"", "Unit cost")) {
            Answer answer = api.get(project() + "?sort=" + URLEncoder.encode(sort, StandardCharsets.UTF_8));

            assertThat(answer.status()).as(sort).isEqualTo(400);
        }
    }

    @Test
    void totalsAreOfTheWholeListAndNotOfAPage() {
        JsonNode all = api.get(project() + "/totals").body();
        JsonNode some = api.get(
                        project() + "/totals?filter=" + URLEncoder.encode("\"Unit cost\" > 2", StandardCharsets.UTF_8))
                .body();
        JsonNode none = api.get(project() + "/totals?filter=" + URLEncoder.encode("title = Z", StandardCharsets.UTF_8))
                .body();

        assertThat(all.path("count").asInt()).isEqualTo(5);
        assertThat(all.at("/fields/0/filled").asInt()).isEqualTo(4);
        assertThat(all.at("/fields/0/sum").decimalValue()).isEqualByComparingTo("8");
        assertThat(all.at("/fields/0/average").decimalValue()).isEqualByComparingTo("2");
        assertThat(all.at("/fields/0/min").decimalValue()).isEqualByComparingTo("-7");
        assertThat(all.at("/fields/5/checked").asInt()).isEqualTo(1);
        assertThat(all.at("/fields/5/filled").asInt()).isEqualTo(2);
        assertThat(some.path("count").asInt()).isEqualTo(3);
        assertThat(some.at("/fields/0/average").decimalValue()).isEqualByComparingTo("5");
        assertThat(none.path("count").asInt()).isZero();
        assertThat(none.path("fields")).isEmpty();
    }

    @Test
    void totalsOfASearchAreOfAllThatIsFoundAlsoBySlipsOfTheFinger() {
        team.task("Painting the hall", ", \"fields\": {\"%s\": 40}".formatted(cost));
        team.task("Painting the door", ", \"fields\": {\"%s\": 2}".formatted(cost));

        JsonNode found = totals("painting");
        JsonNode slipped = totals("paimting");
        JsonNode narrowed = totals("painting&filter=title%20~%20door");

        assertThat(found.path("count").asInt()).isEqualTo(2);
        assertThat(found.at("/fields/0/sum").asInt()).isEqualTo(42);
        assertThat(slipped).isEqualTo(found);
        assertThat(narrowed.at("/fields/0/sum").asInt()).isEqualTo(2);
        assertThat(totals("--").path("count").asInt()).isZero();
        assertThat(api.get(project() + "/totals?q=" + "a".repeat(201)).status()).isEqualTo(400);
    }

    private JsonNode totals(String words) {
        Answer answer = api.get(project() + "/totals?q=" + words);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void theLanguageTellsTheFieldsOfTheProjectOrOfAllThatOneSees() {
        String query = "/api/v1/filters/language?projectId=" + team.project();
        JsonNode phase = fieldOf(api.get(query).body(), "Phase");
        JsonNode everywhere = fieldOf(api.get("/api/v1/filters/language").body(), "Phase");

        assertThat(phase.path("written").asText()).isEqualTo("\"Phase\"");
        assertThat(phase.path("operators").toString()).contains("is empty");
        assertThat(phase.path("values").findValuesAsText("value")).containsExactly("Design", "\"Build it\"");
        assertThat(everywhere).isEqualTo(phase);
        TestApi stranger = team.stranger().api();
        assertThat(stranger.get(query).status()).isEqualTo(404);
        assertThat(fieldOf(stranger.get("/api/v1/filters/language").body(), "Phase")
                        .isMissingNode())
                .isTrue();
    }

    private static JsonNode fieldOf(JsonNode language, String name) {
        return StreamSupport.stream(language.path("fields").spliterator(), false)
                .filter(field -> field.path("name").asText().equals(name))
                .findAny()
                .orElse(MissingNode.getInstance());
    }

    @Test
    void aFilterIsCompletedWithTheFieldsOfTheProjectAndTheirChoices() {
        assertThat(completed("")).contains("\"Unit cost\"", "\"Phase\"");
        assertThat(completed("\"uni")).containsExactly("\"Unit cost\"");
        assertThat(completed("\"Phase\" ")).contains("=", "is empty");
        assertThat(completed("\"Phase\" = ")).containsExactly("Design", "\"Build it\"");
        assertThat(completed("\"Start\" < ")).contains("today");
    }

    private List<String> completed(String text) {
        return StreamSupport.stream(
                        api.get("/api/v1/filters/complete?projectId=" + team.project() + "&text="
                                        + URLEncoder.encode(text, StandardCharsets.UTF_8))
                                .body()
                                .path("items")
                                .spliterator(),
                        false)
                .map(item -> item.path("insert").asText())
                .toList();
    }

    @Test
    void aFilterOfAFieldIsKeptAndMakesColumnsOfABoard() {
        Answer kept = api.post("/api/v1/filters", """
                {"name": "Dear", "workspaceId": "%s", "projectId": "%s", "filter": "\\"Unit cost\\" > 2", "sort": "-\\"Unit cost\\"",
                 "buckets": [{"name": "Designed", "filter": "\\"Phase\\" = design"}]}""".formatted(team.workspace(), team.project()));
        assertThat(kept.status()).as(kept.text()).isEqualTo(201);
        Answer board = api.get("/api/v1/projects/" + team.project() + "/board?by=filter:"
                + kept.body().path("id").asText());

        assertThat(board.status()).as(board.text()).isEqualTo(200);
        assertThat(board.body().at("/columns/0/total").asInt()).isEqualTo(1);
        Answer wrong = api.post("/api/v1/filters", """
                {"name": "Odd", "workspaceId": "%s", "projectId": "%s", "filter": "\\"Nothing\\" > 2"}""".formatted(team.workspace(), team.project()));
        assertThat(wrong.status()).isEqualTo(400);
    }

    @Test
    void whatIsKeptCallsARenamedFieldByItsNewName() {
        Answer kept = api.post("/api/v1/filters", """
                {"name": "Dear", "workspaceId": "%s", "projectId": "%s", "sort": "priority,-\\"Unit cost\\"",
                 "filter": "title != \\"Unit cost\\" and (\\"unit cost\\" > 2 or \\"Note\\" in (\\"Unit cost\\", a))",
                 "buckets": [{"name": "Cheap", "filter": "not 'Unit cost' > 2"}]}""".formatted(team.workspace(), team.project()));
        assertThat(kept.status()).as(kept.text()).isEqualTo(201);
        Answer everywhere = api.post("/api/v1/filters", """
                {"name": "All", "workspaceId": "%s", "filter": "\\"Unit cost\\" > 2"}""".formatted(team.workspace()));

        String cost = owner.get("/api/v1/projects/" + team.project() + "/fields")
                .body()
                .at("/items/0/id")
                .asText();
        Answer renamed = owner.send(
                "PATCH",
                "/api/v1/projects/" + team.project() + "/fields/" + cost,
                "{\"name\": \"The \\\"price\\\"\"}",
                Map.of("If-Match", "\"v1\""));

        assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
        JsonNode filter = read(kept);
        assertThat(filter.path("filter").asText())
                .isEqualTo("title != \"Unit cost\" and (\"The \\\"price\\\"\" > 2 or \"Note\" in (\"Unit cost\", a))");
        assertThat(filter.path("sort").asText()).isEqualTo("priority,-\"The \"price\"\"");
        assertThat(filter.at("/buckets/0/filter").asText()).isEqualTo("not \"The \\\"price\\\"\" > 2");
        assertThat(filter.path("version").asInt()).isEqualTo(2);
        assertThat(read(everywhere).path("filter").asText()).isEqualTo("\"The \\\"price\\\"\" > 2");
    }

    private JsonNode read(Answer kept) {
        return api.get("/api/v1/filters/" + kept.body().path("id").asText()).body();
    }
}
