package io.taskloom.engine.automation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.identity.PersonView;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A published version.
 *
 * @param author who published it; its runs act with their rights
 * @param bpmn its model; left out of lists
 * @param forms of its user tasks, by id; left out of lists
 * @param decisions of its business rule tasks, DMN by id; left out of lists
 */
@Schema(name = "AutomationVersion")
public record VersionView(
        int number,
        @Nullable String note,
        PersonView author,
        Instant publishedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String bpmn,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, JsonNode> forms,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, String> decisions) {}
