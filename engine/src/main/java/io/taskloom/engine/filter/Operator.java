package io.taskloom.engine.filter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a field is compared with one value. */
public enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    CONTAINS("~"),
    LIKE("like");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    public String sign() {
        return sign;
    }

    static Optional<Operator> of(String text) {
        String sign = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(operator -> operator.sign.equals(sign))
                .findAny();
    }
}
