package io.taskloom.engine.task.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

/** Several at once over HTTP. */
@EngineTest
@Timeout(120)
class DependencyRaceTests {

    @Autowired
    private TestTeam teams;

    private static List<Answer> atOnce(List<Callable<Answer>> requests) throws Exception {
        try (var threads = Executors.newFixedThreadPool(requests.size())) {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> each : threads.invokeAll(requests)) {
                answers.add(each.get());
            }
            return answers;
        }
    }

    private static String path(JsonNode task) {
        return "/api/v1/tasks/" + task.path("id").asText();
    }

    private static Callable<Answer> blocks(TestApi api, JsonNode task, JsonNode other) {
        return () -> api.post(
                path(task) + "/dependencies", """
                {"kind": "blocks", "taskId": "%s"}""".formatted(other.path("id").asText()));
    }

    @RepeatedTest(5)
    void requestsThatWouldCloseACircleTogetherDoNot() throws Exception {
        // given
        TestTeam.Team team = teams.team();
        TestApi api = team.member().api();
        List<JsonNode> ring = List.of(team.task("A", ""), team.task("B", ""), team.task("C", ""), team.task("D", ""));
        List<Callable<Answer>> requests = new ArrayList<>();
        for (int i = 0; i < ring.size(); i++) {
            requests.add(blocks(api, ring.get(i), ring.get((i + 1) % ring.size())));
        }

        // when
        List<Answer> answers = atOnce(requests);

        // then
        assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(201, 201, 201, 409);
        Answer refused =
                answers.stream().filter(each -> each.status() == 409).findAny().orElseThrow();
        assertThat(refused.type()).isEqualTo("dependency-cycle");
        assertThat(refused.body().path("path")).hasSize(4);
    }

    @RepeatedTest(5)
    void aTaskIsNotFinishedWhileItBeginsToWait() throws Exception {
        TestTeam.Team team = teams.team();
        TestApi api = team.member().api();
        JsonNode before = team.task("Before", "");
        JsonNode after = team.task("After", "");

        List<Answer> answers =
                atOnce(List.of(blocks(api, before, after), () -> api.post(path(after) + "/complete", "")));

        // Whoever came second saw the first: it is done and then linked, or linked and then refused.
        assertThat(answers.getFirst().status()).isEqualTo(201);
        assertThat(answers.getLast().status()).isIn(200, 409);
        assertThat(api.get(path(after)).body().path("status").asText())
                .isEqualTo(answers.getLast().status() == 200 ? "done" : "todo");
    }
}
