package io.taskloom.engine.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.ScriptedUndo;
import io.taskloom.engine.ScriptedWork;
import io.taskloom.engine.Team;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.bpm.StepWork.Outcome;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.identity.key.Scope;
import io.taskloom.engine.project.ProjectMembers;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.workspace.WorkspaceMembers;
import io.taskloom.engine.workspace.Workspaces;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint and every role, against {@code authorization-table.txt} (promise I9). */
@AutomationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class AuthorizationTableTests {

    /** Whatever else the table's placeholders name is somebody's, and an id. */
    private static final Set<String> NOBODYS = Set.of(
            "new",
            "feed-secret",
            "new-callback-token",
            "recovery-secret",
            "new-recovery-secret",
            "new-address",
            "new-member",
            "new-token",
            "new-approval-token",
            "new-parked-event",
            "other",
            "column",
            "emoji",
            "version",
            "connector");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private Cast cast;
    private World world;
    private World elsewhere;
    private @Nullable TestApi boundElsewhere;
    private @Nullable TestApi readsEvents;

    @BeforeAll
    void everybodyIsThere(
            @Autowired Team team,
            @Autowired Workspaces workspaces,
            @Autowired WorkspaceMembers members,
            @Autowired Projects projects,
            @Autowired ProjectMembers projectMembers,
            @Autowired ScriptedWork work,
            @Autowired ScriptedUndo undos,
            @Autowired JdbcClient jdbc) {
        work.script(World.FAILS, call -> new Outcome.Failed("No", false, null));
        undos.script(World.UNDOES, done -> ScriptedUndo.taken());
        cast = new Cast(team, workspaces, members, projects, projectMembers);
        world = new World(cast, team, jdbc);
        elsewhere = new World(new Cast(team, workspaces, members, projects, projectMembers), team, jdbc);
    }

    @Test
    void everyEndpointIsInTheTable() {
        Set<String> there = mappings.getHandlerMethods().entrySet().stream()
                .filter(mapping -> mapping.getValue().getBeanType().getName().startsWith("io.taskloom."))
                .flatMap(mapping -> Row.endpoints(mapping.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(Row.table().stream().map(Row::endpoint))
                .as("an endpoint that is added needs a line in authorization-table.txt")
                .containsAll(there);
        assertThat(there).containsAll(Row.table().stream().map(Row::endpoint).toList());
    }

    static Stream<Row> rows() {
        return Row.table().stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everybodyIsAnsweredAsTheTableSays(Row row) {
        assertThat(row.allowed()).isNotEmpty();
        var softly = new SoftAssertions();
        for (Role role : Role.values()) {
            int expected = row.answer(role);
            boolean changes = Row.allowed(expected) && !row.method().equals("GET");

            Answer answer =
                    call(role, row, world.fill(row.url(), role, changes), world.fill(row.body(), role, changes));

            softly.assertThat(answer.status())
                    .as("%s by %s: %s", row, role, answer.text())
                    .isEqualTo(expected);
            if (!Row.allowed(expected)) {
                softly.assertThat(answer.header("Content-Type"))
                        .as("%s by %s", row, role)
                        .contains("application/problem+json");
            }
        }
        softly.assertAll();
    }

    static Stream<Row> rowsWithIds() {
        // To an installation's admin no workspace is foreign.
        return rows().filter(row -> !row.path().startsWith("/admin/"))
                .filter(row -> !ids(row.path() + row.body()).isEmpty());
    }

    private static List<String> ids(String text) {
        return Row.placeholders(text).stream()
                .filter(name -> !NOBODYS.contains(name))
                .toList();
    }

    /** Each id by itself is replaced by one of its kind from another workspace, by one of nobody's, and by none. */
    @ParameterizedTest
    @MethodSource("rowsWithIds")
    void foreignIdsAreRefusedToWhoeverMayDoIt(Row row) {
        Role role = row.allowed().getLast();
        var softly = new SoftAssertions();
        for (String id : ids(row.path() + row.body())) {
            boolean inPath = row.path().contains("{" + id + "}");
            String foreign = elsewhere.value(id, role == Role.STRANGER ? Role.ADMIN : role, false);
            for (String wrong : List.of(foreign, Ids.next().toString(), "x")) {
                String path = world.fill(row.url().replace("{" + id + "}", wrong), role, false);
                String body = world.fill(row.body().replace("{" + id + "}", wrong), role, false);

                Answer answer = call(role, row, path, body);

                softly.assertThat(answer.status())
                        .as("%s with another %s, %s: %s", row, id, wrong, answer.text())
                        .isIn(inPath && !wrong.equals("x") ? List.of(404) : List.of(400, 404, 409));
            }
        }
        softly.assertAll();
    }

    /** One of the project's owner, bound to another workspace of theirs, with every scope there is. */
    private TestApi boundElsewhere() {
        if (boundElsewhere == null) {
            boundElsewhere = cast.key(Role.OWNER, List.of(Scope.values()), true);
        }
        return boundElsewhere;
    }

    /** What a key is not good for looks as if it were not there, whatever its person may. */
    @ParameterizedTest
    @MethodSource("rows")
    void aKeyForAnotherWorkspaceFindsNothingHere(Row row) {
        String path = world.fill(row.url(), Role.OWNER, false);
        String body = world.fill(row.body(), Role.OWNER, false);

        Answer answer = boundElsewhere().send(row.method(), path, body, ifMatch(row));

        if (ids(row.path() + row.body()).isEmpty()) {
            assertThat(answer.text())
                    .as("%s: %s", row, answer.text())
                    .doesNotContain(cast.workspace().toString(), cast.project().toString());
        } else {
            assertThat(answer.status()).as("%s: %s", row, answer.text()).isIn(403, 404, 409);
        }
    }

    private TestApi readsEvents() {
        if (readsEvents == null) {
            readsEvents = cast.key(Role.OWNER, List.of(Scope.EVENTS_READ), false);
        }
        return readsEvents;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aKeyDoesNoMoreThanItsScopesSay(Row row) {
        boolean covered = Set.of("GET /me", "GET /changes").contains(row.endpoint());

        Answer answer =
                readsEvents().send(row.method(), world.fill(row.url(), Role.OWNER, false), row.body(), ifMatch(row));

        assertThat(answer.status()).as("%s: %s", row, answer.text()).isEqualTo(covered ? 200 : 403);
    }

    private static Map<String, String> ifMatch(Row row) {
        return row.ifMatch().isEmpty() ? Map.of() : Map.of("If-Match", row.ifMatch());
    }

    private Answer call(Role role, Row row, String path, String body) {
        if (body.equals(Row.PICTURE)) {
            return World.sendPicture(cast.api(role));
        }
        return cast.api(role).send(row.method(), path, body, ifMatch(row));
    }
}
