package io.taskloom.engine.bpm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What is drawn beside a model and comes with it, so that each version keeps its own.
 *
 * @param forms form-js JSON by id; a user task or start event names one by {@code camunda:formRef}
 * @param decisions DMN 1.3 by id; a business rule task names a decision in one of them by {@code camunda:decisionRef}
 */
public record Drawn(Map<String, JsonNode> forms, Map<String, String> decisions) {

    public static final Drawn NOTHING = new Drawn(Map.of(), Map.of());
}
