package io.taskloom.engine.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.project.ProjectMembers;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@Timeout(60)
class CalendarFeedApiTests {

    private static final String FEEDS = "/api/v1/me/calendar-feeds";

    @Autowired
    private TestTeam teams;

    @Autowired
    private ProjectMembers members;

    @Autowired
    private JdbcClient jdbc;

    private TestTeam.Team team;

    @BeforeEach
    void newTeam() {
        team = teams.team();
    }

    private JsonNode feed(String fields) {
        Answer made = team.member().api().post(FEEDS, "{\"name\": \"Mine\"%s}".formatted(fields));
        assertThat(made.status()).isEqualTo(201);
        return made.body();
    }

    /** As a calendar on the web reads it. */
    private Answer read(JsonNode feed) {
        return teams.anonymous().get(URI.create(feed.path("url").asText()).getPath());
    }

    private static String due(int days) {
        Instant at = Instant.now().plus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        return ", \"dueAt\": \"%s\", \"timeZone\": \"UTC\"".formatted(at);
    }

    private String mine() {
        return ", \"assignees\": [\"%s\"]".formatted(team.member().id());
    }

    @Test
    void whoHasTheAddressReadsTheDatesWithoutSignIn() {
        team.task("Buy milk", due(2) + mine());
        team.task("Not mine", due(2));
        team.task("Some day", mine());
        team.task("Next decade", due(2_000) + mine());

        Answer read = read(feed(""));

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.header("Content-Type")).startsWith("text/calendar");
        assertThat(read.text()).contains("SUMMARY:Buy milk").containsOnlyOnce("BEGIN:VEVENT");
    }

    @Test
    void aFeedOfAProjectHasWhatItsFilterLeaves() {
        team.task("Buy milk", due(2) + ", \"priority\": \"high\"");
        team.task("Buy bread", due(3));

        JsonNode feed =
                feed(", \"projectId\": \"%s\", \"onlyMine\": false, \"filter\": \"priority = high or title like x\""
                        .formatted(team.project()));

        assertThat(read(feed).text()).contains("Buy milk").doesNotContain("Buy bread");
    }

    @Test
    void aFeedFollowsARenamedField() {
        String fields = "/api/v1/projects/" + team.project() + "/fields";
        String cost = team.owner()
                .api()
                .post(fields, "{\"name\": \"Cost\", \"type\": \"number\"}")
                .body()
                .path("id")
                .asText();
        team.task("Buy milk", due(2) + ", \"fields\": {\"%s\": 3}".formatted(cost));
        JsonNode feed = feed(
                ", \"projectId\": \"%s\", \"onlyMine\": false, \"filter\": \"'cost' > 2\"".formatted(team.project()));

        team.owner().api().send("PATCH", fields + "/" + cost, "{\"name\": \"Price\"}", Map.of("If-Match", "\"v1\""));

        assertThat(read(feed).text()).contains("Buy milk");
    }

    @Test
    void theAddressIsToldOnceAndIsKeptNowhere() {
        String url = feed("").path("url").asText();
        String secret = url.substring(url.lastIndexOf('/') + 1, url.lastIndexOf('.'));

        assertThat(secret).hasSize(43);
        assertThat(team.member().api().get(FEEDS).text()).doesNotContain(secret).contains("\"url\":null");
        assertThat(jdbc.sql("select count(*) from calendar_feed f where f::text like '%' || ? || '%'")
                        .param(secret)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anotherAddressAndADeletedFeedLeadNowhere() {
        JsonNode feed = feed("");
        String path = URI.create(feed.path("url").asText()).getPath();

        assertThat(teams.anonymous().get(path.replace(".ics", "x.ics")).status())
                .isEqualTo(404);
        assertThat(team.owner()
                        .api()
                        .send("DELETE", FEEDS + "/" + feed.path("id").asText(), "", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(team.member()
                        .api()
                        .send("DELETE", FEEDS + "/" + feed.path("id").asText(), "", Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(read(feed).status()).isEqualTo(404);
    }

    @Test
    void whoLeftAProjectReadsItsDatesNoLonger() {
        team.task("Buy milk", due(2) + mine());
        JsonNode all = feed("");
        JsonNode ofProject = feed(", \"projectId\": \"%s\"".formatted(team.project()));
        assertThat(read(all).text()).contains("Buy milk");

        members.remove(team.owner().actor(), team.project(), team.member().id(), null);

        assertThat(read(all).text()).doesNotContain("Buy milk");
        assertThat(read(ofProject).status()).isEqualTo(404);
    }

    @Test
    void itIsSeenWhenAFeedWasReadLast() {
        JsonNode feed = feed("");
        assertThat(feed.path("lastUsedAt").isNull()).isTrue();

        read(feed);

        assertThat(team.member()
                        .api()
                        .get(FEEDS)
                        .body()
                        .path("items")
                        .get(0)
                        .path("lastUsedAt")
                        .isNull())
                .isFalse();
    }

    @Test
    void nobodyHasMoreThanFifty() {
        for (int i = 0; i < 50; i++) {
            feed("");
        }
        Answer refused = team.member().api().post(FEEDS, "{\"name\": \"One more\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("too-many-feeds");
    }

    @Test
    void aFilterThatIsNotUnderstoodIsNotKept() {
        Answer refused = team.member().api().post(FEEDS, "{\"name\": \"Mine\", \"filter\": \"priority = \"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("filter");
    }
}
