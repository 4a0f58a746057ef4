package io.taskloom.engine.bpm;

import io.taskloom.engine.problem.InvalidInput;
import java.util.Collection;
import java.util.regex.Pattern;

/** Names of variables that a caller may choose: as FEEL and JavaScript both can name one. */
public final class VariableNames {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    private VariableNames() {}

    /** @param field of the body in which they stand @throws InvalidInput naming the first that is none */
    public static void require(String field, Collection<String> names) {
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                throw new InvalidInput(
                        field + "." + name,
                        "name",
                        "A variable's name is letters, digits and underscores, and begins with no digit.");
            }
        }
    }
}
