package io.taskloom.engine.workspace.invitation;

import io.taskloom.engine.problem.InvalidInput;
import java.util.regex.Pattern;

/** An e-mail address that somebody typed. */
record Address(String text) {

    private static final int MOST = 254;
    private static final String PART = "[^\\s\\p{Cntrl}<>()\\[\\]\\\\,;:\"@]";
    private static final Pattern FORM = Pattern.compile(PART + "{1,64}@" + PART + "+");

    Address {
        text = text.strip();
        if (text.length() > MOST || !FORM.matcher(text).matches()) {
            throw new InvalidInput("email", "format", "This is no e-mail address.");
        }
    }

    /**
     * As addresses are compared: ASCII letters in lower case, and nothing else changed. Unicode's own lower case would make one
     * address of two, and hand an invitation to whoever owns the look-alike.
     */
    String key() {
        return key(text);
    }

    static String key(String address) {
        StringBuilder key = new StringBuilder(address.length());
        for (char c : address.strip().toCharArray()) {
            key.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return key.toString();
    }

    /** {@code u…@example.com}: enough for its owner to know it. */
    String hint() {
        return text.substring(0, Character.charCount(text.codePointAt(0))) + "…" + text.substring(text.indexOf('@'));
    }
}
