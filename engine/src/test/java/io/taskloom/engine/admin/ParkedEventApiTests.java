package io.taskloom.engine.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.TestTokens;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@Timeout(60)
class ParkedEventApiTests {

    private static final String PATH = "/api/v1/admin/parked-events";

    @Autowired
    private TestTeam teams;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private TestApi as(String role) {
        return new TestApi(port, tokens.of(new PersonId(Ids.next()), "Ada " + Ids.next(), role));
    }

    /** @return its row */
    private UUID park(String consumer) {
        UUID event = Ids.next();
        return jdbc.sql("""
                        insert into event_parked (consumer, event, position, type, reason, payload)
                        values (?, ?, 1, 'TaskCreated', 'It broke', ?::jsonb) returning id""")
                .params(consumer, event, """
                        {"position": 1, "id": "%s", "type": "TaskCreated", "time": "2026-11-21T10:00:00Z",
                         "workspaceId": "%s", "projectId": null, "actor": {"kind": "system", "id": "test"},
                         "subject": {"kind": "task", "id": "%s"}, "depth": 0, "data": {"secret": "salary"}}
                        """.formatted(event, Ids.next(), Ids.next()))
                .query(UUID.class)
                .single();
    }

    @Test
    void anAdminSeesWhatIsParkedButNotWhatItSays() {
        UUID row = park("trigger");

        var list = as("admin").get(PATH + "?limit=200");

        assertThat(list.status()).as(list.text()).isEqualTo(200);
        assertThat(list.body().path("items")).anySatisfy(item -> {
            assertThat(item.path("id").asText()).isEqualTo(row.toString());
            assertThat(item.path("consumer").asText()).isEqualTo("trigger");
            assertThat(item.path("reason").asText()).isEqualTo("It broke");
        });
        assertThat(list.text()).doesNotContain("salary");
    }

    @Test
    void theListIsPaged() {
        park("trigger");
        park("trigger");
        var admin = as("admin");

        var first = admin.get(PATH + "?limit=1").body();
        var second = admin.get(PATH + "?limit=1&cursor=" + first.path("next").asText())
                .body();

        assertThat(first.path("items")).hasSize(1);
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.at("/items/0/id")).isNotEqualTo(first.at("/items/0/id"));
        assertThat(admin.get(PATH + "?cursor=x").status()).isEqualTo(400);
    }

    @Test
    void whatIsHandedInAgainAndDoneIsParkedNoMore() {
        UUID row = park("trigger");
        var admin = as("admin");

        assertThat(admin.post(PATH + "/" + row + "/retry", "").status()).isEqualTo(204);

        assertThat(admin.get(PATH + "?limit=200").text()).doesNotContain(row.toString());
        assertThat(admin.post(PATH + "/" + row + "/retry", "").status()).isEqualTo(404);
    }

    @Test
    void whatNothingHandlesAnyMoreStaysParked() {
        UUID row = park("long-gone");
        var admin = as("admin");

        assertThat(admin.post(PATH + "/" + row + "/retry", "").type()).isEqualTo("consumer-gone");

        assertThat(admin.get(PATH + "?limit=200").text()).contains(row.toString());
        assertThat(admin.post(PATH + "/nonsense/retry", "").status()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "designer", "manager"})
    void othersAreRefused(String role) {
        UUID row = park("trigger");

        assertThat(as(role).get(PATH).status()).isEqualTo(403);
        assertThat(as(role).post(PATH + "/" + row + "/retry", "").status()).isEqualTo(403);
        assertThat(teams.anonymous().get(PATH).status()).isEqualTo(401);
        assertThat(teams.anonymous().post(PATH + "/" + row + "/retry", "").status())
                .isEqualTo(401);
    }
}
