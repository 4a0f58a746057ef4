package io.taskloom.engine.scenario;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A try-out that is kept, and how it is to come out.
 *
 * @param start BPMN id of the start event; null for the only one
 * @param variables what a run would be given, by name; left out of lists
 * @param answers used in this order, each at its element; left out of lists
 * @param version counts the changes, and is the ETag
 */
@Schema(name = "Scenario")
record ScenarioView(
        ScenarioId id,
        String name,
        String description,
        @Nullable String start,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, @Nullable Object> variables,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ScenarioAnswer> answers,
        boolean skipTimers,
        Expectation expected,
        Instant updatedAt,
        long version) {

    static ScenarioView of(Scenario scenario) {
        ScenarioText text = scenario.text();
        return new ScenarioView(
                scenario.id(),
                text.name(),
                text.description(),
                text.start(),
                text.variables(),
                text.answers(),
                text.skipTimers(),
                text.expected(),
                scenario.updatedAt(),
                scenario.version());
    }

    /** Without what may be large. */
    static ScenarioView listed(Scenario scenario) {
        ScenarioView whole = of(scenario);
        return new ScenarioView(
                whole.id,
                whole.name,
                whole.description,
                whole.start,
                null,
                null,
                whole.skipTimers,
                whole.expected,
                whole.updatedAt,
                whole.version);
    }
}
