package io.taskloom.engine.attachment;

import io.taskloom.engine.problem.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.springframework.http.ContentDisposition;

/** What a file is called: one name that every system can keep, in at most 255 bytes of UTF-8, composed (NFC). */
record FileName(String value) {

    private static final int MAX_BYTES = 255;
    /** What no file system, or Windows, takes in a name; and what turns the direction in which it is read. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "[/\\\\:*?\"<>|\\p{Cntrl}\\x{2028}\\x{2029}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\x{200E}\\x{200F}\\x{FFFE}"
                    + "\\x{FFFF}]|\\p{Cs}");
    /** Devices of Windows, with any ending. */
    private static final Pattern RESERVED =
            Pattern.compile("(?i)(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9\\xB9\\xB2\\xB3])\\s*(\\..*)?");

    /** @throws InvalidInput if it is no name that can be kept everywhere */
    static FileName checked(String text) {
        String name = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        if (name.isEmpty()) {
            throw refused("required", "A file has a name.");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw refused("too-long", "A name has at most 255 bytes.");
        }
        if (FORBIDDEN.matcher(name).find()) {
            throw refused("character", "A name has none of / \\ : * ? \" < > | and no control characters.");
        }
        if (name.endsWith(".") || RESERVED.matcher(name).matches()) {
            throw refused("reserved", "Windows can't keep a file with this name.");
        }
        return new FileName(name);
    }

    /** @param how {@code attachment} or {@code inline} */
    String disposition(String how) {
        return ContentDisposition.builder(how)
                .filename(value, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    private static InvalidInput refused(String code, String message) {
        return new InvalidInput("name", code, message);
    }

    @Override
    public String toString() {
        return value;
    }
}
