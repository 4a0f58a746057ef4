package io.taskloom.engine.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.ScriptedWork;
import io.taskloom.engine.Team;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.bpm.StepWork.Outcome;
import io.taskloom.engine.project.ProjectMembers;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.workspace.WorkspaceMembers;
import io.taskloom.engine.workspace.Workspaces;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint and every role, against {@code authorization-table.txt} (promise I9). */
@AutomationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class AuthorizationTableTests {

    private static final String API = "/api/v1";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private Cast cast;
    private World world;

    @BeforeAll
    void everybodyIsThere(
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
    void everyEndpointIsInTheTable() {
        Set<String> there = mappings.getHandlerMethods().entrySet().stream()
                .filter(mapping -> mapping.getValue().getBeanType().getName().startsWith("io.taskloom."))
                .flatMap(mapping -> mapping.getKey().getMethodsCondition().getMethods().stream()
                        .flatMap(method -> mapping.getKey().getPatternValues().stream()
                                .map(path -> Row.endpoint(method.name(), path.replaceFirst("^" + API, "")))))
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
        assertThat(row.allowedToSomebody())
                .as("refusals prove nothing where nobody may")
                .isTrue();
        var softly = new SoftAssertions();
        for (Role role : Role.values()) {
            int expected = row.answer(role);
            boolean changes = Row.allowed(expected) && !row.method().equals("GET");
            String path = (row.path().startsWith("/app-config") ? "" : API) + world.fill(row.path(), role, changes);
            String body = world.fill(row.body(), role, changes);

            Answer answer = cast.api(role)
                    .send(
                            row.method(),
                            path,
                            body,
                            row.ifMatch().isEmpty() ? Map.of() : Map.of("If-Match", row.ifMatch()));

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
}
