package io.taskloom.connector.webhook;

import io.taskloom.connector.spi.Call;
import io.taskloom.connector.spi.Connector;
import io.taskloom.connector.spi.ConnectorException;
import io.taskloom.connector.spi.ConnectorInfo;
import io.taskloom.connector.spi.Operation;
import io.taskloom.connector.spi.Undo;
import java.util.Map;

/** Calls HTTP endpoints. */
@ConnectorInfo(
        name = "webhook",
        title = "Webhook",
        description = "Calls an HTTP endpoint and takes its answer.",
        icon = "webhook.svg")
public final class WebhookConnector implements Connector {

    private HttpCaller caller = new HttpCaller(new SsrfGuard(""));

    /** @param settings {@code allowed-hosts}: comma-separated host names whose addresses are not checked */
    @Override
    public void configure(Map<String, String> settings) {
        caller.close();
        caller = new HttpCaller(new SsrfGuard(settings.getOrDefault("allowed-hosts", "")));
    }

    @Operation(
            value = "call",
            title = "Call a webhook",
            description = "Sends a request; anything but a 2xx answer is a failure. Sends the step's Idempotency-Key.")
    public WebhookAnswer call(WebhookCall request, Call call) {
        return caller.call(request, call);
    }

    /** A peer that does not have any more what is to be deleted has nothing left of it. */
    @Undo(value = "call", title = "Call the undo URL", needs = "undoUrl")
    public void undo(WebhookCall request, WebhookAnswer answer, Call call) {
        try {
            caller.call(UndoCall.of(request, answer), call);
        } catch (ConnectorException.Permanent refused) {
            boolean gone = refused.code().equals("http-410")
                    || refused.code().equals("http-404") && request.undoMethod() == HttpMethod.DELETE;
            if (!gone) {
                throw refused;
            }
        }
    }

    @Override
    public void close() {
        caller.close();
    }
}
