package io.taskloom.engine.web;

import io.taskloom.engine.problem.InvalidInput;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The caller's {@code If-Match} (RFC 9110 section 13.1.1); a controller takes it as a parameter and hands it to the use case,
 * which checks it against the row it has locked.
 *
 * @param versions any of which will do; null where the caller does not care
 */
public record IfMatch(@Nullable Set<Long> versions) {

    private static final Pattern TAG = Pattern.compile("\"v(\\d{1,18})\"");

    public static IfMatch any() {
        return new IfMatch(null);
    }

    public static IfMatch version(long version) {
        return new IfMatch(Set.of(version));
    }

    /** @throws InvalidInput if a tag is none that {@link ETags} writes */
    static IfMatch parse(@Nullable String header) {
        if (header == null || header.isBlank() || header.strip().equals("*")) {
            return any();
        }
        return new IfMatch(
                Pattern.compile(",").splitAsStream(header).map(IfMatch::tag).collect(Collectors.toUnmodifiableSet()));
    }

    private static long tag(String text) {
        Matcher tag = TAG.matcher(text.strip());
        if (!tag.matches()) {
            throw new InvalidInput("If-Match", "format", "An entity tag looks like \"v3\".");
        }
        return Long.parseLong(tag.group(1));
    }

    public boolean given() {
        return versions != null;
    }

    /**
     * @param current the state to answer with if it is another version than the caller knows
     * @throws StaleVersion if so
     */
    public void check(long version, Supplier<?> current) {
        if (versions != null && !versions.contains(version)) {
            throw new StaleVersion(version, current.get());
        }
    }
}
