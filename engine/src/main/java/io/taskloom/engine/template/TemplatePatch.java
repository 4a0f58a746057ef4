package io.taskloom.engine.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.web.Patch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** A merge patch of a template; the content is replaced as a whole. */
@Schema(name = "TemplatePatch")
public record TemplatePatch(
        Patch<@NotNull String> name,
        Patch<String> description,
        Patch<@NotNull List<@NotNull @Valid Placeholder>> placeholders,
        Patch<@NotNull JsonNode> content) {}
