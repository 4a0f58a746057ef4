package io.taskloom.engine.scenario;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario says; a version refers to it as it was, so it never changes.
 *
 * @param start BPMN id of the start event; null for the only one
 * @param variables what a run would be given, by name
 * @param answers used in this order, each at its element
 */
record ScenarioText(
        String name,
        String description,
        @Nullable String start,
        Map<String, @Nullable Object> variables,
        List<ScenarioAnswer> answers,
        boolean skipTimers,
        Expectation expected) {}
