package io.taskloom.engine.template;

/** What can be kept in a text. */
final class Texts {

    private Texts() {}

    /** Whether it holds what JSON in the database can not: NUL, half of a character; in a line also breaks and the like. */
    static boolean bad(String text, boolean line) {
        return text.codePoints()
                .anyMatch(each -> each == 0
                        || Character.getType(each) == Character.SURROGATE
                        || (line && Character.isISOControl(each)));
    }

    static boolean within(String text, int least, int most) {
        int length = text.codePointCount(0, text.length());
        return length >= least && length <= most;
    }
}
