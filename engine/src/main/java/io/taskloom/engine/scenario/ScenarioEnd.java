package io.taskloom.engine.scenario;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/** How a scenario comes out. */
@Schema(name = "ScenarioEnd")
enum ScenarioEnd {
    /** It is through. */
    COMPLETED,
    /** It stands somewhere, and no answer is left. */
    WAITING,
    FAILED;

    @JsonValue
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
