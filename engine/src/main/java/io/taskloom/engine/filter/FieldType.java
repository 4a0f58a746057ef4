package io.taskloom.engine.filter;

import static io.taskloom.engine.filter.Operator.CONTAINS;
import static io.taskloom.engine.filter.Operator.EQUAL;
import static io.taskloom.engine.filter.Operator.GREATER;
import static io.taskloom.engine.filter.Operator.GREATER_OR_EQUAL;
import static io.taskloom.engine.filter.Operator.LESS;
import static io.taskloom.engine.filter.Operator.LESS_OR_EQUAL;
import static io.taskloom.engine.filter.Operator.LIKE;
import static io.taskloom.engine.filter.Operator.NOT_EQUAL;

import java.util.List;
import java.util.Locale;

/** What a field holds, and so how it can be compared. */
public enum FieldType {
    /** Letters; upper and lower case are the same. */
    TEXT(true, List.of(EQUAL, NOT_EQUAL, CONTAINS, LIKE)),
    /** All words of a thing at once, found by the words they begin with. */
    WORDS(false, List.of(CONTAINS)),
    NUMBER(true, List.of(EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL)),
    /** How long something lasts: {@code 2h}, {@code 1h30m}. */
    DURATION(true, List.of(EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL)),
    /** A moment. Compared with a day it is equal all that day long. */
    DATE(false, List.of(EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL)),
    /** A day of the calendar, the same for everybody; compared with a moment it is that moment's day. */
    DAY(false, List.of(EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL)),
    /** One of a few words. */
    CHOICE(true, List.of(EQUAL, NOT_EQUAL)),
    /** One of a few words, from the least to the most. */
    RANKED(true, List.of(EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL)),
    /** {@code me}, or by id, address or name. */
    PERSON(true, List.of(EQUAL, NOT_EQUAL)),
    /** Something with a name, by it or by its id. */
    NAME(true, List.of(EQUAL, NOT_EQUAL)),
    ID(true, List.of(EQUAL, NOT_EQUAL)),
    /** Yes or no; the field's name alone means yes. */
    FLAG(false, List.of(EQUAL, NOT_EQUAL));

    private final boolean listed;
    private final List<Operator> operators;

    FieldType(boolean listed, List<Operator> operators) {
        this.listed = listed;
        this.operators = operators;
    }

    /** Whether {@code in (…)} makes sense. */
    boolean listed() {
        return listed;
    }

    List<Operator> operators() {
        return operators;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
