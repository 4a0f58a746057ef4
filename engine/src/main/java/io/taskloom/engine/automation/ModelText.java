package io.taskloom.engine.automation;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.problem.InvalidInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The text of models, forms and decisions: the model a new automation starts with, and how large they may be. */
@Component
class ModelText {

    private final AutomationSettings settings;
    private final String blank = read("automation/blank.bpmn");

    ModelText(AutomationSettings settings) {
        this.settings = settings;
    }

    /** A process with a start and an end, for the designer to go on from. */
    String blank() {
        return blank;
    }

    /** @throws ModelTooLarge if it is */
    String accepted(String bpmn) {
        if (bpmn.getBytes(StandardCharsets.UTF_8).length
                > settings.maxModelSize().toBytes()) {
            throw new ModelTooLarge(settings.maxModelSize());
        }
        // PostgreSQL's text holds no NUL, and XML allows none.
        return bpmn.replace("\0", "");
    }

    /** @throws ModelTooLarge if they are @throws InvalidInput if one is no JSON object */
    Map<String, JsonNode> accepted(@Nullable Map<String, JsonNode> forms) {
        if (forms == null || forms.isEmpty()) {
            return Map.of();
        }
        String text = DraftForms.written(forms);
        if (text.getBytes(StandardCharsets.UTF_8).length
                > settings.maxModelSize().toBytes()) {
            throw new ModelTooLarge(settings.maxModelSize());
        }
        forms.forEach((id, form) -> {
            if (form == null || !form.isObject()) {
                throw new InvalidInput("forms." + id, "type", "A form is a JSON object, as form-js writes it.");
            }
        });
        if (text.contains("\\u0000")) {
            throw new InvalidInput("forms", "character", "The character NUL can not be kept.");
        }
        return forms;
    }

    /** @throws ModelTooLarge if they are @throws InvalidInput if one is missing */
    Map<String, String> acceptedDecisions(@Nullable Map<String, String> decisions) {
        if (decisions == null || decisions.isEmpty()) {
            return Map.of();
        }
        Map<String, String> accepted = new LinkedHashMap<>();
        decisions.forEach((id, dmn) -> {
            if (dmn == null) {
                throw new InvalidInput("decisions." + id, "type", "A decision is DMN, as dmn-js writes it.");
            }
            accepted.put(id.replace("\0", ""), dmn.replace("\0", ""));
        });
        if (DraftDecisions.written(accepted).getBytes(StandardCharsets.UTF_8).length
                > settings.maxModelSize().toBytes()) {
            throw new ModelTooLarge(settings.maxModelSize());
        }
        return accepted;
    }

    static String read(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
