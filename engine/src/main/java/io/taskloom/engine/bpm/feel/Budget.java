package io.taskloom.engine.bpm.feel;

import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValNumber;
import org.jspecify.annotations.Nullable;

/** What one evaluation may still spend. Once exceeded it stays so, since FEEL's own functions swallow exceptions. */
final class Budget {

    /** Decimal places, or zeros, of a number: far beyond any use, and cheap to write out. */
    static final int MAX_SCALE = 1_000;

    /** Of the digits of such a number. */
    private static final int MAX_BITS = 4 * MAX_SCALE;

    private final FeelSettings settings;
    private final long deadline;
    private long size;
    private @Nullable String exceeded;

    /** @param until nano time by which whatever it is part of has to end; null if it stands alone */
    Budget(FeelSettings settings, @Nullable Long until) {
        this.settings = settings;
        long own = System.nanoTime() + settings.maxTime().toNanos();
        this.deadline = until != null && until - own < 0 ? until : own;
    }

    void tick() {
        if (exceeded != null) {
            throw new LimitExceeded(exceeded);
        }
        if (System.nanoTime() - deadline > 0) {
            exceed("it took longer than " + settings.maxTime().toMillis() + " ms");
        }
    }

    void spend(long amount) {
        size += amount;
        if (size > settings.maxSize()) {
            exceed("it makes more than " + settings.maxSize() + " characters and list items");
        }
    }

    void spendOn(Val value) {
        if (value instanceof ValNumber number
                && (Math.abs(number.value().scale()) > MAX_SCALE
                        || number.value().bigDecimal().unscaledValue().bitLength() > MAX_BITS)) {
            exceed("a number is too large or too precise");
        }
        spend(FeelValues.size(value, settings.maxSize() - size + 1));
    }

    void items(double count) {
        if (count > settings.maxItems()) {
            exceed("a list or loop has more than " + settings.maxItems() + " items");
        }
    }

    void exceed(String reason) {
        exceeded = reason;
        throw new LimitExceeded(reason);
    }

    @Nullable
    String exceeded() {
        return exceeded;
    }

    static final class LimitExceeded extends RuntimeException {
        LimitExceeded(String reason) {
            super(reason, null, false, false);
        }
    }

    /** Java's regular expressions backtrack without end; reading characters through this one stops them. */
    final class Watched implements CharSequence {
        private final CharSequence text;
        private int reads;

        Watched(CharSequence text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if ((++reads & 0x3ff) == 0) {
                tick();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
