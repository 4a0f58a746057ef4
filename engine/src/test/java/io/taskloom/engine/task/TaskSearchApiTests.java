package io.taskloom.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@EngineTest
@Timeout(60)
class TaskSearchApiTests {

    @Autowired
    private TestTeam teams;

    @Autowired
    private TaskText texts;

    @Autowired
    private TransactionTemplate transactions;

    private TestTeam.Team team;
    private TestApi api;

    @BeforeEach
    void newTeam() {
        team = teams.team();
        api = team.member().api();
    }

    private List<String> found(String text) {
        List<String> here = titles(api.get(path() + "?q=" + TaskFilterApiTests.encoded(text)));
        assertThat(titles(api.get("/api/v1/tasks?q=" + TaskFilterApiTests.encoded(text))))
                .isEqualTo(here);
        return here;
    }

    private String path() {
        return "/api/v1/projects/" + team.project() + "/tasks";
    }

    private static List<String> titles(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("items").findValuesAsText("title");
    }

    private static TaskId id(JsonNode task) {
        return TaskId.of(task.path("id").asText());
    }

    private void say(JsonNode task, String text) {
        transactions.executeWithoutResult(status -> texts.commentsChanged(id(task), 1, text));
    }

    @Test
    void theTitleCountsMoreThanTheDescriptionAndThatMoreThanComments() {
        // given
        JsonNode said = team.task("Something else", "");
        say(said, "the zucchini came late");
        team.task("Shopping", ", \"description\": \"zucchini zucchini zucchini\"");
        team.task("Buy zucchini", "");

        // then
        assertThat(found("zucchini")).containsExactly("Buy zucchini", "Shopping", "Something else");
        assertThat(api.get("/api/v1/tasks/" + id(said)).body().path("comments").asInt())
                .isEqualTo(1);
        assertThat(api.get("/api/v1/tasks/" + id(said)).header("ETag")).isEqualTo("\"v1\"");
    }

    @Test
    void whatPeopleSayOnATaskFindsIt() {
        JsonNode task = team.task("Dinner", "");
        String comments = "/api/v1/tasks/" + id(task) + "/comments";
        Answer said = api.post(comments, "{\"text\": \"with **artichokes**\"}");
        assertThat(said.status()).as(said.text()).isEqualTo(201);

        assertThat(found("artichoke")).containsExactly("Dinner");
        assertThat(found("artichkoe")).containsExactly("Dinner");
        assertThat(titles(api.get(path() + "?filter=" + TaskFilterApiTests.encoded("comments > 0"))))
                .containsExactly("Dinner");
        api.send("DELETE", comments + "/" + said.body().path("id").asText(), "", Map.of());
        assertThat(found("artichoke")).isEmpty();
        assertThat(titles(api.get(path() + "?filter=" + TaskFilterApiTests.encoded("comments > 0"))))
                .isEmpty();
    }

    @Test
    void openTasksComeBeforeClosedOnes() {
        team.task("Aubergine open", "");
        JsonNode closed = team.task("Aubergine closed", "");
        api.post("/api/v1/tasks/" + id(closed) + "/complete", "");

        assertThat(found("aubergine")).containsExactly("Aubergine open", "Aubergine closed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Müller",
                "muller",
                "MÜLL",
                "müller straße",
                "straße 12",
                "12",
                "привет",
                "ПРИВ",
                "foo@example",
                "example.com"
            })
    void beginningsOfWordsAreFoundWhateverTheirCaseAndAccents(String text) {
        team.task("Müller-Straße 12", ", \"description\": \"Привет, foo@example.com!\"");
        team.task("Other", "");

        assertThat(found(text)).containsExactly("Müller-Straße 12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pomegrante", "pomegrnate", "pommegranate", "oomegranate", "omegranate", "quinec", "quimce"})
    void typingErrorsAreForgiven(String mistyped) {
        team.task("Buy pomegranate and quince", "");
        team.task("Buy something", "");

        assertThat(found(mistyped)).containsExactly("Buy pomegranate and quince");
    }

    @Test
    void whatIsSpelledRightComesBeforeWhatIsSpelledAlike() {
        team.task("The kohlrabi", "");
        team.task("A note", ", \"description\": \"kohlrbai\"");

        assertThat(found("kohlrbai")).containsExactly("A note", "The kohlrabi");
    }

    @Test
    void everyWordMustBeThere() {
        team.task("Red pepperoni", "");
        team.task("Green pepperoni", "");

        assertThat(found("pepperoni green")).containsExactly("Green pepperoni");
        assertThat(found("pepperoni blue")).isEmpty();
    }

    @Test
    void theSearchFollowsTheText() {
        JsonNode task = team.task("Fennel", ", \"description\": \"anise\"");
        say(task, "licorice");
        String one = "/api/v1/tasks/" + id(task);

        api.send("PATCH", one, "{\"title\": \"Dill\", \"description\": null}", Map.of());

        assertThat(found("fennel")).isEmpty();
        assertThat(found("anise")).isEmpty();
        assertThat(found("dill licorice")).containsExactly("Dill");
        say(task, "nothing more");
        assertThat(found("licorice")).isEmpty();

        api.post(one + "/archive", "");
        assertThat(found("dill")).isEmpty();
        assertThat(titles(api.get(path() + "?in=archive&q=dill"))).containsExactly("Dill");
        api.post(one + "/restore", "");
        assertThat(found("dill")).containsExactly("Dill");
        api.send("DELETE", one, "", Map.of());
        assertThat(found("dill")).isEmpty();
        assertThat(titles(api.get(path() + "?in=bin&q=dill"))).containsExactly("Dill");
    }

    @Test
    void aSearchKeepsToTheFilter() {
        team.task("Basil low", ", \"priority\": \"low\"");
        team.task("Basil high", ", \"priority\": \"high\"");

        assertThat(titles(api.get(path() + "?q=basil&filter=" + TaskFilterApiTests.encoded("priority = low"))))
                .containsExactly("Basil low");
    }

    @Test
    void nobodyFindsWhatTheyMayNotSee() {
        team.task("Topsecretword", "");

        assertThat(titles(team.stranger().api().get("/api/v1/tasks?q=topsecretword")))
                .isEmpty();
        assertThat(titles(team.colleague().api().get("/api/v1/tasks?q=topsecretwrod")))
                .isEmpty();
        assertThat(team.colleague().api().get(path() + "?q=topsecretword").status())
                .isEqualTo(404);
        assertThat(teams.anonymous().get("/api/v1/tasks?q=x").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "!!!", "'", "\\", ":*", "a & | !", "''':*A", "(", "\u0001", "😀", "<->", "%", "_"})
    void anyTextCanBeLookedFor(String text) {
        team.task("Milk", "");

        assertThat(api.get(path() + "?q=" + TaskFilterApiTests.encoded(text)).status())
                .isEqualTo(200);
    }

    @Test
    void pagesHoldEveryHitOnce() {
        for (int i = 0; i < 7; i++) {
            team.task(i % 2 == 0 ? "Rosemary " + i : "Herb " + i, ", \"description\": \"rosemary\"");
        }
        team.task("Rosmeary", "");

        List<String> all = titles(api.get(path() + "?q=rosemary"));
        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = api.get(path() + "?limit=2&q=rosemary" + cursor);
            paged.addAll(titles(page));
            cursor = page.body().path("next").isNull()
                    ? ""
                    : "&cursor=" + page.body().path("next").asText();
        } while (!cursor.isEmpty());

        assertThat(all)
                .hasSizeGreaterThanOrEqualTo(7)
                .startsWith("Rosemary 6", "Rosemary 4", "Rosemary 2", "Rosemary 0");
        assertThat(paged).startsWith(all.subList(0, 7).toArray(String[]::new)).doesNotHaveDuplicates();
    }
}
