package io.taskloom.engine.automation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The text of models: the one a new automation starts with, and how large they may be. */
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

    static String read(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
