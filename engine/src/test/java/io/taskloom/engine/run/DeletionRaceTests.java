package io.taskloom.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestModels;
import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.automation.Publications;
import io.taskloom.engine.automation.PublishedVersion;
import io.taskloom.engine.bpm.StartProcess.Cause;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody deletes an automation at the moment an event starts it: one of the two comes first, and the other sees it. */
@AutomationTest
class DeletionRaceTests {

    @Autowired
    private Team team;

    @Autowired
    private Publications publications;

    @Autowired
    private RunStarter starter;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aDeletionWaitsForAStartUnderWayAndIsThenRefused() {
        Place place = team.place();
        AutomationId id = AutomationId.of(place.published(TestModels.userTask("")));
        PublishedVersion version = publications.live(id).orElseThrow();

        CompletableFuture<Answer> deletion = Objects.requireNonNull(transaction.execute(status -> {
            assertThat(publications.hold(id)).isTrue();
            CompletableFuture<Answer> asked = CompletableFuture.supplyAsync(
                    () -> place.designer().api().send("DELETE", "/api/v1/automations/" + id, "", Map.of()));
            await().atMost(Duration.ofSeconds(10)).until(this::somebodyWaits);
            starter.start(version, new Cause("manual", null, null, null, 1), Map.of());
            return asked;
        }));

        Answer refused = deletion.join();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("automation-running");
    }

    @Test
    void whatIsDeletedStartsNoMore() {
        Place place = team.place();
        AutomationId id = AutomationId.of(place.published(TestModels.userTask("")));
        place.designer().api().send("DELETE", "/api/v1/automations/" + id, "", Map.of());

        Boolean held = transaction.execute(status -> publications.hold(id));
        assertThat(held).isFalse();
    }

    private boolean somebodyWaits() {
        return jdbc.sql(
                        "select exists (select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database()))")
                .query(Boolean.class)
                .single();
    }
}
