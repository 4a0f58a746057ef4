package io.taskloom.engine.filter;

import org.jspecify.annotations.Nullable;

/** What the parser was looking for. @param field whose operator or value it is */
record Expected(Kind kind, @Nullable Field field) {

    enum Kind {
        TERM,
        OPERATOR,
        VALUE,
        AFTER_NOT,
        AFTER_IS,
        AFTER_IS_NOT,
        OPEN,
        LIST,
        CONNECTIVE,
        /** It could end here. */
        MORE
    }

    static Expected of(Kind kind) {
        return new Expected(kind, null);
    }

    static Expected of(Kind kind, Field field) {
        return new Expected(kind, field);
    }
}
