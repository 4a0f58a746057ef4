package io.taskloom.engine.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.ScriptedWork;
import io.taskloom.engine.Team;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.bpm.StepWork.Outcome;
import io.taskloom.engine.project.ProjectMembers;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.workspace.WorkspaceMembers;
import io.taskloom.engine.workspace.Workspaces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whatever is sent in place of any field of {@code input-table.txt}: it is refused with the field's name, or taken; never a 500. */
@AutomationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class BadInputTests {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** JSON that fits nowhere or hardly anywhere. */
    private static final List<String> ODD = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "2147483648",
            "99999999999999999999",
            "1e400",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"+1000000000-12-31T23:59:59.999999999Z\"",
            "\"-1000000000-01-01T00:00:00Z\"",
            "\"0000-00-00T00:00:00Z\"",
            "\"PT99999999999999999999S\"",
            "\"P-1D\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "\"<script>alert(1)</script>\"",
            "\"%s ${7*7} #{7*7} '; drop table task; --\"",
            "[]",
            "[null]",
            "[[]]",
            "{}",
            "{\"a\": 1}");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private Cast cast;
    private World world;

    @BeforeAll
    void everythingIsThere(
            @Autowired Team team,
            @Autowired Workspaces workspaces,
            @Autowired WorkspaceMembers members,
            @Autowired Projects projects,
            @Autowired ProjectMembers projectMembers,
            @Autowired ScriptedWork work,
            @Autowired JdbcClient jdbc) {
        work.script(World.FAILS, call -> new Outcome.Failed("No", false, null));
        cast = new Cast(team, workspaces, members, projects, projectMembers);
        world = new World(cast, team, jdbc);
    }

    @Test
    void everyBodyIsInTheTable() {
        Set<String> bodies = mappings.getHandlerMethods().entrySet().stream()
                .filter(mapping -> Arrays.stream(mapping.getValue().getMethodParameters())
                        .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class)))
                .filter(mapping -> mapping.getValue().getBeanType().getName().startsWith("io.taskloom."))
                .flatMap(mapping -> Row.endpoints(mapping.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(inputs().map(input -> Row.endpoint(input.method(), input.path())))
                .as("a body that can be sent needs a line in input-table.txt")
                .containsAll(bodies);
    }

    static Stream<Input> inputs() {
        return Input.table().stream();
    }

    static Stream<Input> texts() {
        return inputs().filter(input -> !input.most().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void nothingOddIsAnErrorOfOurs(Input input) throws JsonProcessingException {
        var softly = new SoftAssertions();
        for (JsonPointer field : fields(JsonPointer.empty(), JSON.readTree(input.body()))) {
            for (String odd : ODD) {
                JsonNode body = JSON.readTree(fill(input));
                boolean fits = odd.equals("null")
                        || free(field)
                        || kind(body.at(field)).equals(kind(JSON.readTree(odd)));

                Answer answer = send(input, with(body, field, odd));

                String told = "%s %s of %s: %s".formatted(field, odd, input, answer.text());
                softly.assertThat(answer.status()).as(told).isLessThan(500);
                if (answer.status() >= 400) {
                    softly.assertThat(answer.header("Content-Type")).contains("application/problem+json");
                }
                if (!fits) {
                    softly.assertThat(answer.status()).as(told).isEqualTo(400);
                }
            }
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void whatIsNotTheBodyAtAllIsRefused(Input input) throws JsonProcessingException {
        String good = fill(input);
        String unknown = ((ObjectNode) JSON.readTree(good)).put("colour ", 1).toString();
        String deep = "{\"a\": " + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        var softly = new SoftAssertions();
        for (String bad : List.of(unknown, deep, "[]", "\"x\"", "1", "{", good + "}", "\u0000")) {
            Answer answer = send(input, bad);

            softly.assertThat(answer.status())
                    .as("%s %.80s: %s", input, bad, answer.text())
                    .isEqualTo(400);
        }
        softly.assertThat(send(input, "{\"x\": \"" + "x".repeat(1_100_000) + "\"}")
                        .status())
                .as(input.toString())
                .isEqualTo(413);
        softly.assertThat(cast.api(input.who())
                        .send(input.method(), path(input), good, Map.of("Content-Type", "text/plain"))
                        .status())
                .as(input.toString())
                .isEqualTo(415);
        softly.assertAll();
    }

    /** What a row has and no body is asked for: whose it is, where, and who may do what with it. */
    @ParameterizedTest
    @MethodSource("inputs")
    void nobodyAssignsWhatTheBodyDoesNotAskFor(Input input) throws JsonProcessingException {
        var softly = new SoftAssertions();
        String foreign = UUID.randomUUID().toString();
        for (String member : List.of("id", "workspaceId", "ownerId", "role", "createdBy")) {
            if (!asksFor(input, member)) {
                Answer answer = send(input, with(input, member, member.equals("role") ? "owner" : foreign));

                softly.assertThat(answer.status())
                        .as("%s of %s: %s", member, input, answer.text())
                        .isEqualTo(400);
            }
        }
        softly.assertAll();
    }

    /** In any of the lines that the endpoint has in the table. */
    private static boolean asksFor(Input input, String member) {
        String endpoint = Row.endpoint(input.method(), input.path());
        return inputs().filter(
                        other -> Row.endpoint(other.method(), other.path()).equals(endpoint))
                .anyMatch(other -> other.body().contains("\"" + member + "\":"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextIsTakenUpToItsLimit(Input input) throws JsonProcessingException {
        for (Map.Entry<String, Integer> field : input.most().entrySet()) {
            // Some names can be given once only.
            String longest = UUID.randomUUID() + "y".repeat(field.getValue() - 36);

            Answer taken = send(input, with(input, field.getKey(), longest));
            Answer refused = send(input, with(input, field.getKey(), longest + "y"));

            assertThat(taken.status())
                    .as("%s %s: %s", input, field, taken.text())
                    .isBetween(200, 299);
            assertThat(refused.status()).as("%s %s", input, field).isEqualTo(400);
            assertThat(refused.body().path("errors").findValuesAsText("field")).contains(field.getKey());
        }
    }

    private String with(Input input, String field, String text) throws JsonProcessingException {
        return ((ObjectNode) JSON.readTree(fill(input))).put(field, text).toString();
    }

    private Answer send(Input input, String body) {
        return cast.api(input.who()).send(input.method(), path(input), body, Map.of());
    }

    private String path(Input input) {
        return Row.API + world.fill(input.path(), input.who(), false);
    }

    private String fill(Input input) {
        return world.fill(input.body(), input.who(), false);
    }

    // Forms and variables are whatever their author wants; what a rule compares with is told by its findings; for a
    // day, Jackson takes an array as well
    // and an empty one for none.
    private static boolean free(JsonPointer field) {
        return field.toString()
                .matches("/(forms|variables|values|output|expected/variables)/.*|/answers/[0-9]+/output(/.*)?|/anchor"
                        + "|/rule/if/(groups/[0-9]+/)?comparisons/[0-9]+/value");
    }

    private static List<JsonPointer> fields(JsonPointer at, JsonNode node) {
        var found = new ArrayList<JsonPointer>();
        node.properties().forEach(member -> {
            JsonPointer place = at.appendProperty(member.getKey());
            found.add(place);
            found.addAll(fields(place, member.getValue()));
        });
        if (node.isArray() && !node.isEmpty()) {
            found.add(at.appendIndex(0));
            found.addAll(fields(at.appendIndex(0), node.get(0)));
        }
        return found;
    }

    /** As text, since some of it no library would write. */
    private static String with(JsonNode body, JsonPointer field, String odd) {
        JsonNode parent = body.at(field.head());
        TextNode mark = TextNode.valueOf("@@@");
        if (parent instanceof ArrayNode array) {
            array.set(field.last().getMatchingIndex(), mark);
        } else {
            ((ObjectNode) parent).set(field.last().getMatchingProperty(), mark);
        }
        return body.toString().replace("\"@@@\"", odd);
    }

    private static String kind(JsonNode node) {
        return node.isArray() ? "array" : node.isObject() ? "object" : "scalar";
    }
}
