package io.taskloom.engine.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.problem.InvalidInput;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks what a caller wants a run to be given. */
@Component
class StartVariables {

    /** As FEEL and JavaScript both can name a variable. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    private final ObjectMapper json;
    private final RunSettings settings;

    StartVariables(ObjectMapper json, RunSettings settings) {
        this.json = json;
        this.settings = settings;
    }

    Map<String, @Nullable Object> checked(@Nullable StartRun command) {
        if (command == null || command.variables() == null) {
            return Map.of();
        }
        Map<String, @Nullable Object> variables = command.variables();
        for (String name : variables.keySet()) {
            if (!NAME.matcher(name).matches()) {
                throw new InvalidInput(
                        "variables." + name,
                        "name",
                        "A variable's name is letters, digits and underscores, and begins with no digit.");
            }
        }
        if (json.valueToTree(variables).toString().length()
                > settings.maxVariables().toBytes()) {
            throw new InvalidInput(
                    "variables",
                    "too-large",
                    "The variables may have %d KB at most."
                            .formatted(settings.maxVariables().toKilobytes()));
        }
        return variables;
    }
}
