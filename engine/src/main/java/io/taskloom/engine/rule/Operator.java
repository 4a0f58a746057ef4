package io.taskloom.engine.rule;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;

/** How a field is compared. What can't be told, because the field is empty, does not hold. */
enum Operator {
    @JsonProperty("is")
    IS("is", Value.ONE, Kind.TEXT, Kind.NUMBER, Kind.BOOLEAN),
    @JsonProperty("is-not")
    IS_NOT("is not", Value.ONE, Kind.TEXT, Kind.NUMBER),
    @JsonProperty("one-of")
    ONE_OF("is one of", Value.MANY, Kind.TEXT, Kind.NUMBER),
    @JsonProperty("contains")
    CONTAINS("contains", Value.ONE, Kind.TEXT),
    @JsonProperty("starts-with")
    STARTS_WITH("starts with", Value.ONE, Kind.TEXT),
    @JsonProperty("ends-with")
    ENDS_WITH("ends with", Value.ONE, Kind.TEXT),
    @JsonProperty("less-than")
    LESS_THAN("is less than", Value.ONE, Kind.NUMBER),
    @JsonProperty("at-most")
    AT_MOST("is at most", Value.ONE, Kind.NUMBER),
    @JsonProperty("more-than")
    MORE_THAN("is more than", Value.ONE, Kind.NUMBER),
    @JsonProperty("at-least")
    AT_LEAST("is at least", Value.ONE, Kind.NUMBER),
    @JsonProperty("before")
    BEFORE("is before", Value.ONE, Kind.TIME),
    @JsonProperty("after")
    AFTER("is after", Value.ONE, Kind.TIME),
    /** A duration after the event, at the latest. */
    @JsonProperty("within")
    WITHIN("is within", Value.ONE, Kind.TIME),
    @JsonProperty("includes")
    INCLUDES("includes", Value.ONE, Kind.LIST),
    @JsonProperty("includes-not")
    INCLUDES_NOT("does not include", Value.ONE, Kind.LIST),
    @JsonProperty("empty")
    EMPTY("is empty", Value.NONE, Kind.TEXT, Kind.NUMBER, Kind.BOOLEAN, Kind.TIME, Kind.LIST, Kind.CONTEXT),
    @JsonProperty("not-empty")
    NOT_EMPTY("is filled in", Value.NONE, Kind.TEXT, Kind.NUMBER, Kind.BOOLEAN, Kind.TIME, Kind.LIST, Kind.CONTEXT);

    final String words;
    final Value value;
    private final Set<Kind> kinds;

    Operator(String words, Value value, Kind... kinds) {
        this.words = words;
        this.value = value;
        this.kinds = Set.of(kinds);
    }

    boolean fits(Kind kind) {
        return kinds.contains(kind);
    }

    /** How many values it takes. */
    enum Value {
        NONE,
        ONE,
        MANY
    }

    /** What a field holds. */
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        /** Text that is a moment: its name ends in {@code At}. */
        TIME,
        LIST,
        CONTEXT
    }
}
