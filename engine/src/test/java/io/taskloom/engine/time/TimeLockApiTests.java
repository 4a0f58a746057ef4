package io.taskloom.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@Timeout(60)
class TimeLockApiTests {

    @Autowired
    private TestTeam teams;

    @Autowired
    private JdbcClient jdbc;

    private TestTeam.Team team;
    private TestApi api;
    private String settings;
    private String task;

    @BeforeEach
    void aTask() {
        team = teams.team();
        api = team.member().api();
        settings = "/api/v1/workspaces/" + team.workspace() + "/time-settings";
        task = "/api/v1/tasks/" + team.task("Buy milk", "").path("id").asText();
    }

    private Answer enter(String start) {
        return api.post(task + "/time-entries", "{\"startedAt\": \"%s\", \"duration\": \"PT2H\"}".formatted(start));
    }

    private Answer set(TestApi by, String body) {
        return by.send("PATCH", settings, body, Map.of());
    }

    private void lockBefore(String day) {
        Answer locked =
                set(team.owner().api(), "{\"lockedBefore\": \"%s\", \"timeZone\": \"Europe/Berlin\"}".formatted(day));
        assertThat(locked.status()).as(locked.text()).isEqualTo(200);
    }

    @Test
    void whatBeginsBeforeTheLockStaysAsItIs() {
        // given: a week begins at midnight in Berlin
        String before = enter("2026-11-15T22:00:00Z").header("Location");
        String after = enter("2026-11-15T23:00:00Z").header("Location");

        // when
        lockBefore("2026-11-16");

        // then
        Answer refused = enter("2026-11-15T22:59:59Z");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("time-locked");
        assertThat(refused.body().path("lockedBefore").asText()).isEqualTo("2026-11-16");
        assertThat(refused.body().path("detail").asText()).contains("2026-11-16");
        assertThat(api.send("PATCH", before, "{\"note\": \"x\"}", Map.of()).status())
                .isEqualTo(409);
        assertThat(api.send("DELETE", before, "", Map.of()).status()).isEqualTo(409);
        assertThat(team.owner().api().send("DELETE", before, "", Map.of()).status())
                .isEqualTo(409);
        assertThat(api.send("PATCH", after, "{\"startedAt\": \"2026-11-15T20:00:00Z\"}", Map.of())
                        .status())
                .isEqualTo(409);
        assertThat(api.send("PATCH", after, "{\"note\": \"x\"}", Map.of()).status())
                .isEqualTo(200);
        assertThat(api.get(before).body().path("locked").asBoolean()).isTrue();
        assertThat(api.get(before).body().path("canEdit").asBoolean()).isFalse();

        // when
        set(team.owner().api(), "{\"lockedBefore\": null}");

        // then
        assertThat(api.send("DELETE", before, "", Map.of()).status()).isEqualTo(204);
    }

    @Test
    void aTimerThatWasBegunBeforeTheLockCanStillBeStopped() {
        // given
        api.send(
                "PUT",
                "/api/v1/me/timer",
                "{\"taskId\": \"%s\"}".formatted(task.substring(task.lastIndexOf('/') + 1)),
                Map.of());
        jdbc.sql("update time_entry set started_at = now() - interval '30 hours' where person_id = ?")
                .param(team.member().id().value())
                .update();
        lockBefore(LocalDate.now(ZoneId.of("Europe/Berlin")).toString());

        // when
        Answer stopped = api.send("DELETE", "/api/v1/me/timer", "", Map.of());

        // then
        assertThat(stopped.status()).as(stopped.text()).isEqualTo(200);
        assertThat(stopped.body().path("locked").asBoolean()).isTrue();
    }

    @Test
    void membersReadTheSettingsAndAdminsChangeThem() {
        // given
        Answer unset = api.get(settings);
        assertThat(unset.body().path("rounding").asText()).isEqualTo("none");
        assertThat(unset.body().path("lockedBefore").isNull()).isTrue();
        assertThat(unset.header("ETag")).isEqualTo("\"v0\"");

        // when
        Answer changed = team.owner()
                .api()
                .send(
                        "PATCH",
                        settings,
                        "{\"rounding\": \"nearest\", \"roundingMinutes\": 6}",
                        Map.of("If-Match", "\"v0\""));

        // then
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.body().path("roundingMinutes").asInt()).isEqualTo(6);
        assertThat(team.owner()
                        .api()
                        .send("PATCH", settings, "{\"rounding\": \"up\"}", Map.of("If-Match", "\"v0\""))
                        .status())
                .isEqualTo(412);
        assertThat(set(api, "{\"rounding\": \"up\"}").status()).isEqualTo(403);
        assertThat(set(team.stranger().api(), "{\"rounding\": \"up\"}").status())
                .isEqualTo(404);
        assertThat(team.stranger().api().get(settings).status()).isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from event where workspace = ? and type = 'TimeSettingsChanged'")
                        .param(team.workspace().value())
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void theFutureCanNotBeLockedAndStepsAreFew() {
        for (String bad : List.of(
                "{\"lockedBefore\": \"2140-01-01\"}",
                "{\"lockedBefore\": \"1900-01-01\"}",
                "{\"roundingMinutes\": 7}",
                "{\"roundingMinutes\": null}",
                "{\"rounding\": \"down\"}",
                "{\"timeZone\": \"Mars/Olympus\"}")) {
            Answer refused = set(team.owner().api(), bad);
            assertThat(refused.status()).as(bad).isEqualTo(400);
            assertThat(refused.body().path("errors")).as(bad).isNotEmpty();
        }
    }
}
