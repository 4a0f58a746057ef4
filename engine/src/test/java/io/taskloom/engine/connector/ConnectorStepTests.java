package io.taskloom.engine.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.StepWork;
import io.taskloom.engine.event.WorkspaceId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectorStepTests {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aSingleTextServesAsAListAndTheResultComesBackAsAMap() throws Exception {
        var outcome =
                step().perform(call("email.send", Map.of("to", "uma@example.com", "subject", "Hi", "text", "Hello")));

        assertThat(outcome).isEqualTo(new StepWork.Outcome.Done(Map.of("messageId", "<key-1@taskloom>")));
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo("Hi");
    }

    @Test
    void emptyFieldsOfAFormMeanNothing() {
        var outcome = step().perform(call(
                "email.send",
                Map.of("to", List.of("uma@example.com"), "subject", "Hi", "text", "Hello", "cc", "", "replyTo", " ")));

        assertThat(outcome).isInstanceOf(StepWork.Outcome.Done.class);
    }

    @Test
    void aMissingOrWrongParameterIsNamedAndNotTriedAgain() {
        assertThat(step().perform(call("email.send", Map.of("to", "uma@example.com"))))
                .isEqualTo(new StepWork.Outcome.Error("invalid-input", "\"Subject\" is missing."));
        assertThat(step().perform(call("webhook.call", Map.of("method", "shout", "url", "https://example.com"))))
                .isInstanceOfSatisfying(StepWork.Outcome.Error.class, error -> assertThat(error.message())
                        .startsWith("\"method\" does not fit"));
        assertThat(step().perform(
                                call("email.send", Map.of("to", "a@b.example", "subject", "Hi", "bcc", "c@d.example"))))
                .isInstanceOfSatisfying(StepWork.Outcome.Error.class, error -> assertThat(error.message())
                        .startsWith("\"bcc\" does not fit"));
    }

    @Test
    void aServerThatIsDownIsTriedAgain() {
        var step = step();
        server.stop();

        assertThat(step.perform(call("email.send", Map.of("to", "uma@example.com", "subject", "Hi", "text", "Hello"))))
                .isInstanceOfSatisfying(StepWork.Outcome.Failed.class, failed -> assertThat(failed.retryable())
                        .isTrue());
    }

    @Test
    void addressesInsideAreRefusedUnlessAnAdminAllowsTheHost() {
        var input = Map.<String, Object>of("method", "get", "url", "http://localhost:1/");

        assertThat(step().perform(call("webhook.call", input)))
                .isInstanceOfSatisfying(StepWork.Outcome.Error.class, error -> assertThat(error.code())
                        .isEqualTo("address-refused"));
        assertThat(step(Map.of("webhook", Map.of("allowed-hosts", "localhost"))).perform(call("webhook.call", input)))
                .isInstanceOf(StepWork.Outcome.Failed.class);
    }

    @Test
    void anUnknownOperationIsAFailureThatNoRetryMends() {
        assertThat(step().perform(call("fax.send", Map.of())))
                .isEqualTo(new StepWork.Outcome.Failed("No connector offers \"fax.send\".", false, null));
    }

    private ConnectorStep step() {
        return step(Map.of());
    }

    private ConnectorStep step(Map<String, Map<String, String>> settings) {
        var mail = new MailSettings("127.0.0.1", server.getSmtp().getPort(), "no-reply@example.com", null, null, false);
        return new ConnectorStep(new ConnectorCatalog(new ConnectorSettings(settings)), new Credentials(mail));
    }

    private static StepWork.Call call(String name, Map<String, Object> input) {
        return new StepWork.Call(
                name, "key-1", 1, new InstanceId(UUID.randomUUID()), new WorkspaceId(UUID.randomUUID()), "step", input);
    }
}
