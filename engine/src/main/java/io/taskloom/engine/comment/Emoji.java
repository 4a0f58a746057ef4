package io.taskloom.engine.comment;

import io.taskloom.engine.problem.InvalidInput;
import java.util.regex.Pattern;

/** One emoji, as one person's reaction: a single grapheme out of the sequences of Unicode's UTS #51. */
record Emoji(String value) {

    private static final int LONGEST = 40;
    /** Asks for the picture where a character is also text. */
    private static final String AS_PICTURE = "\uFE0F";

    private static final Pattern FLAG = Pattern.compile("[\\x{1F1E6}-\\x{1F1FF}]{2}");
    private static final Pattern KEYCAP = Pattern.compile("[0-9#*]\uFE0F\u20E3");
    private static final String PICTURE = "\\p{IsExtended_Pictographic}";
    private static final String SKIN = "\\p{IsEmoji_Modifier}";
    private static final String REGION = "[\\x{E0020}-\\x{E007E}]{1,8}\\x{E007F}";
    private static final Pattern SEQUENCE = Pattern.compile(PICTURE + "(?:" + SKIN + "|\uFE0F|" + REGION + ")?"
            + "(?:\u200D" + PICTURE + "(?:" + SKIN + "|\uFE0F)?){0,5}");

    /** @throws InvalidInput if it is none, or more than one */
    static Emoji of(String text) {
        String whole = text.codePointCount(0, text.length()) == 1 && !Character.isEmojiPresentation(text.codePointAt(0))
                ? text + AS_PICTURE
                : text;
        if (whole.length() > LONGEST
                || !(SEQUENCE.matcher(whole).matches()
                        || FLAG.matcher(whole).matches()
                        || KEYCAP.matcher(whole).matches())) {
            throw new InvalidInput("emoji", "format", "A reaction is one emoji.");
        }
        return new Emoji(whole);
    }
}
