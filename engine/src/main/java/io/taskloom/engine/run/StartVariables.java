package io.taskloom.engine.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.bpm.VariableNames;
import io.taskloom.engine.problem.InvalidInput;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks what a caller wants a run to be given. */
@Component
class StartVariables {

    private static final int MOST_CORRECTED = 50;

    private final ObjectMapper json;
    private final RunSettings settings;

    StartVariables(ObjectMapper json, RunSettings settings) {
        this.json = json;
        this.settings = settings;
    }

    Map<String, @Nullable Object> checked(@Nullable StartRun command) {
        return checked("variables", command == null ? null : command.variables());
    }

    /** Few enough to be told by name. */
    Map<String, @Nullable Object> checked(@Nullable RetryRun command) {
        Map<String, @Nullable Object> variables = checked("variables", command == null ? null : command.variables());
        if (variables.size() > MOST_CORRECTED) {
            throw new InvalidInput(
                    "variables", "too-many", "At most %d variables are set at once.".formatted(MOST_CORRECTED));
        }
        return variables;
    }

    /** What a step is said to have brought. */
    Map<String, @Nullable Object> checked(@Nullable SkipStep command) {
        return checked("output", command == null ? null : command.output());
    }

    private Map<String, @Nullable Object> checked(String field, @Nullable Map<String, @Nullable Object> variables) {
        if (variables == null) {
            return Map.of();
        }
        VariableNames.require(field, variables.keySet());
        if (json.valueToTree(variables).toString().length()
                > settings.maxVariables().toBytes()) {
            throw new InvalidInput(
                    field,
                    "too-large",
                    "They may have %d KB at most."
                            .formatted(settings.maxVariables().toKilobytes()));
        }
        return variables;
    }
}
