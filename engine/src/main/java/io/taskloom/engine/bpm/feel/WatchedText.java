package io.taskloom.engine.bpm.feel;

import camundajar.impl.fastparse.IndexedParserInput;
import camundajar.impl.fastparse.ParserInput;

/**
 * Text that is being parsed, and can be read only so often. Counted, not timed: what is found out about a text is remembered, and must
 * not hang on how busy the machine was. Texts in order are read some thirty times a character; one bracket left open doubles it.
 */
final class WatchedText extends ParserInput {

    /** Some tenths of a second, and three times what the longest expression takes. */
    private static final int MOST_READS = 500_000;

    private final IndexedParserInput text;
    private int reads;

    WatchedText(String text) {
        this.text = new IndexedParserInput(text);
    }

    @Override
    public char apply(int index) {
        watch();
        return text.apply(index);
    }

    @Override
    public boolean isReachable(int index) {
        watch();
        return text.isReachable(index);
    }

    private void watch() {
        if (++reads > MOST_READS) {
            throw new ReadTooOften();
        }
    }

    @Override
    public void dropBuffer(int index) {
        text.dropBuffer(index);
    }

    @Override
    public String slice(int from, int until) {
        return text.slice(from, until);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public int innerLength() {
        return text.innerLength();
    }

    @Override
    public void checkTraceable() {
        text.checkTraceable();
    }

    @Override
    public String prettyIndex(int index) {
        return text.prettyIndex(index);
    }

    static final class ReadTooOften extends RuntimeException {
        ReadTooOften() {
            super("The text is read too often", null, false, false);
        }
    }
}
