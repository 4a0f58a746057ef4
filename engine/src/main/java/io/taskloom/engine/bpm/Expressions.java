package io.taskloom.engine.bpm;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates FEEL outside a process, e.g. a trigger's condition; the same evaluator and limits as in a model. */
public interface Expressions {

    /**
     * @param feel without the leading {@code =}
     * @throws ExpressionFailed if it does not parse
     */
    void check(String feel);

    /**
     * @param feel without the leading {@code =}
     * @throws ExpressionFailed if it does not parse, fails, or exceeds the wall-time limit
     */
    @Nullable
    Object evaluate(String feel, Map<String, ?> variables);
}
