package io.taskloom.engine.bpm.form;

import io.taskloom.engine.bpm.form.Refused.Rule;
import java.util.regex.Pattern;

/** A text that is read a bounded number of times: a designer's pattern could otherwise look at it for years. */
final class PatientText implements CharSequence {

    private static final int MOST = 1_000_000;

    private final String text;
    private final int[] left;

    private PatientText(String text, int[] left) {
        this.text = text;
        this.left = left;
    }

    /** As JavaScript's {@code test}: anywhere in the text. */
    static boolean find(String pattern, String text) {
        try {
            return Pattern.compile(pattern)
                    .matcher(new PatientText(text, new int[] {MOST}))
                    .find();
        } catch (StackOverflowError tooDeep) {
            throw tooLong();
        }
    }

    @Override
    public char charAt(int index) {
        if (--left[0] < 0) {
            throw tooLong();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new PatientText(text.substring(start, end), left);
    }

    @Override
    public String toString() {
        return text;
    }

    private static Refused tooLong() {
        return new Refused(Rule.FORMAT, "It takes too long to compare it with the form that is asked for.");
    }
}
