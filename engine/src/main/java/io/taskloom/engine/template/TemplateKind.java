package io.taskloom.engine.template;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a template makes. */
public enum TemplateKind {
    @JsonProperty("task")
    TASK,
    @JsonProperty("project")
    PROJECT;

    static TemplateKind of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
