package io.taskloom.engine.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param bpmn null for the draft as saved
 * @param forms the same
 * @param decisions the same
 * @param scenarios which; null for all
 */
@Schema(name = "RunScenarios")
record RunScenarios(
        @Nullable String bpmn,
        @Nullable Map<String, JsonNode> forms,
        @Nullable Map<String, String> decisions,
        @Nullable @Size(max = 50) List<@NotNull ScenarioId> scenarios) {}
