package io.taskloom.engine.task;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/** Whether somebody made the task, or an automation's process asks for a step. */
@Schema(name = "TaskKind")
public enum Kind {
    @JsonProperty("task")
    TASK,
    @JsonProperty("step")
    STEP;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
