package io.taskloom.engine.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.taskloom.engine.bpm.StepUndo.Done;
import io.taskloom.engine.bpm.StepUndo.Effect;
import io.taskloom.engine.bpm.StepUndo.Outcome;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConnectorUndoTests {

    private static final Actor DORA = new Actor.Person(new PersonId(Ids.next()));
    private static final Outcome TAKEN = new Outcome.Taken(List.of(new Effect("Call the undo URL", null)));
    private static final Map<String, Object> ANSWER =
            Map.of("result", Map.of("status", 201, "headers", Map.of(), "body", Map.of("id", 7), "later", "new"));

    @RegisterExtension
    final WireMockExtension peer = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final ConnectorUndo undo = new ConnectorUndo(
            new ConnectorCatalog(new ConnectorSettings(Map.of("webhook", Map.of("allowed-hosts", "localhost")))),
            new Credentials(new MailSettings("localhost", 1, "Taskloom <t@example.com>", null, null, false)));

    @Test
    void aWebhookIsUndoneAtTheUrlThatItsStepNamesByTheKeyOfTheUndo() {
        peer.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(204)));
        Done step = step("connector:webhook.call", input("/orders/{id}"), ANSWER);

        assertThat(undo.look(DORA, step, new HashMap<>())).contains(TAKEN);
        assertThat(peer.getAllServeEvents()).isEmpty();
        assertThat(undo.undo(DORA, step, outcome -> {})).isEqualTo(TAKEN);

        peer.verify(deleteRequestedFor(urlEqualTo("/orders/7"))
                .withHeader("Idempotency-Key", equalTo(step.key().toString())));
    }

    @Test
    void aPeerThatIsBusyIsAskedAgainAndOneThatRefusesIsNot() {
        Done step = step("connector:webhook.call", input("/orders/{id}"), ANSWER);

        peer.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        assertThat(undo.undo(DORA, step, outcome -> {}))
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.retryable())
                        .isTrue());
        peer.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(403)));
        assertThat(undo.undo(DORA, step, outcome -> {}))
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.retryable())
                        .isFalse());
    }

    @Test
    void whatHasNoUndoSaysWhy() {
        assertThat(why(step("connector:email.send", Map.of(), Map.of())))
                .isEqualTo("“Send an e-mail” can't be undone.");
        assertThat(why(step("connector:webhook.call", Map.of("url", "https://example.com"), ANSWER)))
                .isEqualTo("The step has no “Undo URL”, so that nothing can be called.");
        assertThat(why(step("connector:gone.away", Map.of(), Map.of()))).contains("not installed");
    }

    @Test
    void whatWasNotKeptIsNotGuessed() {
        assertThat(why(step("connector:webhook.call", null, ANSWER))).contains("too large to be kept");
        assertThat(why(step("connector:webhook.call", input("/x"), null))).contains("too large to be kept");
    }

    private String why(Done step) {
        Outcome ahead = undo.look(DORA, step, new HashMap<>()).orElseThrow();
        assertThat(undo.undo(DORA, step, outcome -> {})).isEqualTo(ahead);
        return ((Outcome.Impossible) ahead).why();
    }

    private Map<String, Object> input(String path) {
        String url = "http://localhost:" + peer.getPort();
        return Map.of("method", "post", "url", url, "undoUrl", url + path, "undoMethod", "delete");
    }

    private static Done step(String topic, @Nullable Map<String, Object> input, @Nullable Map<String, Object> output) {
        return new Done(
                UUID.randomUUID(),
                1,
                new RunId(Ids.next()),
                "Test",
                new WorkspaceId(Ids.next()),
                topic,
                Instant.EPOCH,
                input,
                output);
    }
}
