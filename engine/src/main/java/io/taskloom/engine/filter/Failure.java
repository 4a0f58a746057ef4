package io.taskloom.engine.filter;

import io.taskloom.engine.problem.InvalidInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a text is no filter, where, and what could have stood there. */
final class Failure extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final int position;
    private final int length;
    private final transient @Nullable Expected expected;

    Failure(String code, String message, int position, int length, @Nullable Expected expected) {
        super(message, null, false, false);
        this.code = code;
        this.position = position;
        this.length = length;
        this.expected = expected;
    }

    Failure(String code, String message, Token at, @Nullable Expected expected) {
        this(code, message, at.position(), at.length(), expected);
    }

    int position() {
        return position;
    }

    @Nullable
    Expected expected() {
        return expected;
    }

    InvalidInput problem(String field) {
        return new InvalidInput(
                List.of(new InvalidInput.FieldError(field, code, String.valueOf(getMessage()), position, length)));
    }
}
