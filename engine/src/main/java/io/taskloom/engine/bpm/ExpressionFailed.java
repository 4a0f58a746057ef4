package io.taskloom.engine.bpm;

import io.taskloom.engine.problem.Unprocessable;

/** A FEEL expression that does not parse, fails, or takes too long. */
public class ExpressionFailed extends Unprocessable {

    public ExpressionFailed(String expression, String reason) {
        super("The expression \"%s\" failed: %s".formatted(expression, reason));
    }
}
