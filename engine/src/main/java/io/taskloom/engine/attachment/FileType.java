package io.taskloom.engine.attachment;

import io.taskloom.engine.problem.InvalidInput;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A media type in lower case, without parameters. */
record FileType(String value) {

    private static final Pattern NAME =
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,63}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");
    private static final Set<String> RASTER =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/bmp");
    private static final Set<String> PREVIEWED = Set.of("image/png", "image/jpeg", "image/gif", "image/bmp");
    private static final Set<String> INERT = Set.of(
            "application/pdf",
            "application/zip",
            "application/json",
            "application/msword",
            "application/rtf",
            "text/plain",
            "text/csv");

    static final String UNKNOWN = "application/octet-stream";

    /** @throws InvalidInput if it is no media type */
    static FileType checked(String text) {
        int parameters = text.indexOf(';');
        String name =
                (parameters < 0 ? text : text.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInput("type", "format", "A type looks like image/png.");
        }
        return new FileType(name);
    }

    /** @param pattern {@code text/csv}, or {@code image/*} */
    boolean fits(String pattern) {
        return pattern.endsWith("/*")
                ? value.startsWith(pattern.substring(0, pattern.length() - 1))
                : value.equals(pattern);
    }

    /** Whether a browser may show it: a picture of points, which holds nothing that runs. */
    boolean safeToShow() {
        return RASTER.contains(value);
    }

    boolean previewed() {
        return PREVIEWED.contains(value);
    }

    /** What it is handed out as: nothing that a browser might run keeps its name. */
    String served() {
        boolean inert = safeToShow()
                || INERT.contains(value)
                || value.startsWith("audio/")
                || value.startsWith("video/")
                || value.startsWith("application/vnd.oasis.opendocument.")
                || value.startsWith("application/vnd.openxmlformats-officedocument.")
                || value.startsWith("application/vnd.ms-");
        return inert ? value : UNKNOWN;
    }

    @Override
    public String toString() {
        return value;
    }
}
