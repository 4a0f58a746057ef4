package io.taskloom.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestModels;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AutomationTest
class RunPurgeTests {

    @Autowired
    private Team team;

    @Autowired
    private RunPurge purge;

    @Autowired
    private JdbcClient db;

    private Place place;
    private String automation;

    @BeforeEach
    void anAutomation() {
        place = team.place();
        automation = place.published(TestModels.oneStep("echo", ""));
    }

    @Test
    void theInstallationKeepsRunsForAYear() {
        String kept = endedBefore(360);
        String old = endedBefore(370);

        purge.purge();

        assertThat(statusOf(kept)).isEqualTo(200);
        assertThat(statusOf(old)).isEqualTo(404);
        assertThat(db.sql("select count(*) from run_step where run_id = ?")
                        .param(UUID.fromString(old))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void anAutomationMaySaySooner() {
        assertThat(keep("30").status()).isEqualTo(200);
        String kept = endedBefore(29);
        String old = endedBefore(31);

        purge.purge();

        assertThat(statusOf(kept)).isEqualTo(200);
        assertThat(statusOf(old)).isEqualTo(404);
    }

    @Test
    void thePlanDecidesForWhateverWouldBeKeptLonger() {
        db.sql("insert into workspace_plan (workspace_id, plan, changed_at) values (?, 'free', now())")
                .param(place.workspace().value())
                .update();
        assertThat(keep("300").status()).isEqualTo(200);
        String kept = endedBefore(29);
        String old = endedBefore(31);

        purge.purge();

        assertThat(statusOf(kept)).isEqualTo(200);
        assertThat(statusOf(old)).isEqualTo(404);
    }

    @Test
    void whatHasNotEndedStaysHoweverOld() {
        String open = endedBefore(1_000);
        db.sql("update run set ended_at = null, state = 'failed' where id = ?")
                .param(UUID.fromString(open))
                .update();

        purge.purge();

        assertThat(statusOf(open)).isEqualTo(200);
    }

    @Test
    void runsOfADeletedAutomationGoInTheirTime() {
        String kept = endedBefore(360);
        String old = endedBefore(370);
        assertThat(place.designer()
                        .api()
                        .send("DELETE", path(), "", Map.of("If-Match", etag()))
                        .status())
                .isEqualTo(204);

        purge.purge();

        assertThat(there(kept)).isTrue();
        assertThat(there(old)).isFalse();
    }

    @Test
    void onlyDesignersSayHowLongAndNotJustAnything() {
        assertThat(keep("30").body().path("runsKeptDays").asInt()).isEqualTo(30);
        assertThat(keep("null").body().path("runsKeptDays").isNull()).isTrue();
        assertThat(keep("0").status()).isEqualTo(400);
        assertThat(keep("3651").status()).isEqualTo(400);
        assertThat(keep("\"a week\"").status()).isEqualTo(400);
        assertThat(place.member()
                        .api()
                        .send("PATCH", path(), "{\"runsKeptDays\": 1}", Map.of("If-Match", etag()))
                        .status())
                .isEqualTo(403);
    }

    private Answer keep(String days) {
        return place.designer()
                .api()
                .send("PATCH", path(), "{\"runsKeptDays\": %s}".formatted(days), Map.of("If-Match", etag()));
    }

    private String path() {
        return "/api/v1/automations/" + automation;
    }

    private String etag() {
        return place.designer().api().get(path()).header("ETag");
    }

    /** A run that ended so many days ago: its row and its steps' under an id of that time. */
    private String endedBefore(int days) {
        String run = place.designer()
                .api()
                .post(path() + "/start", "{\"variables\": {\"who\": \"Uma\"}}")
                .body()
                .path("id")
                .asText();
        await().until(() -> place.designer()
                .api()
                .get("/api/v1/runs/" + run)
                .body()
                .path("state")
                .asText()
                .equals("completed"));
        Instant then = Instant.now().minus(days, ChronoUnit.DAYS);
        UUID old = new UUID(
                RunSearch.firstId(then).getMostSignificantBits() | 0x7000,
                UUID.fromString(run).getLeastSignificantBits());
        db.sql("update run set id = ?, started_at = ?, ended_at = ? where id = ?")
                .params(old, then.atOffset(ZoneOffset.UTC), then.atOffset(ZoneOffset.UTC), UUID.fromString(run))
                .update();
        db.sql("update run_step set run_id = ? where run_id = ?")
                .params(old, UUID.fromString(run))
                .update();
        return old.toString();
    }

    private int statusOf(String run) {
        return place.designer().api().get("/api/v1/runs/" + run).status();
    }

    private boolean there(String run) {
        return db.sql("select exists (select from run where id = ?)")
                .param(UUID.fromString(run))
                .query(Boolean.class)
                .single();
    }
}
