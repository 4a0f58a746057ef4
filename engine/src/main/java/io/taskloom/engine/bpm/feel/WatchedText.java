package io.taskloom.engine.bpm.feel;

import camundajar.impl.fastparse.IndexedParserInput;
import camundajar.impl.fastparse.ParserInput;

/** Text that is being parsed, within a budget: whoever reads it looks at the clock now and then. */
final class WatchedText extends ParserInput {

    private final IndexedParserInput text;
    private final Budget budget;
    private int reads;

    WatchedText(String text, Budget budget) {
        this.text = new IndexedParserInput(text);
        this.budget = budget;
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
        if ((++reads & 0xff) == 0) {
            budget.tick();
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
}
