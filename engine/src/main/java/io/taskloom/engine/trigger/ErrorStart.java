package io.taskloom.engine.trigger;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.automation.Publications;
import io.taskloom.engine.automation.PublishedVersion;
import io.taskloom.engine.bpm.StartProcess.Cause;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.outbox.EventConsumer;
import io.taskloom.engine.run.FailedRun;
import io.taskloom.engine.run.FailedRuns;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Starts the error automation of an automation of which a run is held or could not begin: once for each time that this happened, since
 * the event is recorded with it and comes until it has been handled, and a run's key refuses a second one of the same event. A run
 * that a failure has started starts none when it fails itself, whatever its automation names: so errors never go round in a circle.
 */
@Component
class ErrorStart implements EventConsumer {

    private final Publications publications;
    private final FailedRuns runs;
    private final TriggeredStart starts;

    ErrorStart(Publications publications, FailedRuns runs, TriggeredStart starts) {
        this.publications = publications;
        this.runs = runs;
        this.starts = starts;
    }

    @Override
    public String name() {
        return "error-automation";
    }

    @Override
    public Set<String> types() {
        return Set.of(FailedRuns.FAILURE);
    }

    @Override
    public boolean wants(Recorded event) {
        return named(event).isPresent();
    }

    /** The start is a transaction of its own, and the run's unique key makes a repeat harmless. */
    @Override
    public boolean inOneTransaction() {
        return false;
    }

    @Override
    public void handle(Recorded event) {
        named(event).ifPresent(version -> runs.of(event)
                .filter(failed -> !failed.trigger().equals(FailedRuns.FAILURE))
                .ifPresent(failed -> start(version, failed, event)));
    }

    private Optional<PublishedVersion> named(Recorded event) {
        String automation = event.data().path("automation").asText("");
        return automation.isEmpty()
                ? Optional.empty()
                : publications.onError(new AutomationId(UUID.fromString(automation)));
    }

    private void start(PublishedVersion version, FailedRun failed, Recorded event) {
        var cause = new Cause(
                event.type(),
                event.id(),
                event.subject(),
                failed.project(),
                null,
                event.depth() + 1,
                event.actor().person());
        starts.start(version, cause, event, () -> true, Map.of("failure", failure(failed, event)));
    }

    /** What the error automation's model sees. */
    private static Map<String, @Nullable Object> failure(FailedRun failed, Recorded event) {
        Map<String, @Nullable Object> failure = new LinkedHashMap<>();
        failure.put("runId", failed.run().toString());
        failure.put("automation", Map.of("id", failed.automation().toString(), "name", failed.name()));
        failure.put("version", failed.version());
        failure.put("step", step(failed));
        failure.put("error", error(failed));
        failure.put("time", event.time().toString());
        return failure;
    }

    private static @Nullable Map<String, Object> step(FailedRun failed) {
        String id = failed.stepId();
        String name = failed.stepName();
        return id == null ? null : Map.of("id", id, "name", name == null ? id : name);
    }

    private static Map<String, Object> error(FailedRun failed) {
        String message = failed.message();
        return Map.of(
                "kind",
                failed.stepId() == null ? "start" : "step",
                "message",
                message == null ? "Somebody has helped it meanwhile." : message);
    }
}
