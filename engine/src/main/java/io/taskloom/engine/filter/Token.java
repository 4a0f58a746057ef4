package io.taskloom.engine.filter;

/** A piece of a filter. @param text as it is meant: without quotes and escapes @param position from 0 */
record Token(Kind kind, String text, int position, int length) {

    enum Kind {
        WORD,
        STRING,
        NUMBER,
        DATE,
        ID,
        EMAIL,
        SHIFT,
        OPERATOR,
        OPEN,
        CLOSE,
        COMMA,
        END
    }

    boolean is(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    int end() {
        return position + length;
    }
}
