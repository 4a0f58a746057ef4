package io.taskloom.engine.event;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The events of a feature that the audit log keeps; a feature declares them as a bean, so that no central list grows. */
public interface AuditedActs {

    List<Act> all();

    /**
     * What the event itself does not tell, because everybody in the workspace hears it, or because it may be gone tomorrow: a
     * name, an address. Asked in the transaction of the act.
     *
     * @return more members of the entry's data
     */
    default Map<String, String> more(Recorded event) {
        return Map.of();
    }

    /**
     * @param type as {@link DomainEvent#type()} names it
     * @param words what was done, to stand behind the name of who did it. They are made of the entry's data, in which {@code
     *     person}, if it has one, is a name
     */
    record Act(String type, Kind kind, Function<JsonNode, String> words) {

        private static final Pattern MEMBER = Pattern.compile("\\{(\\w+)}");

        /** @param words with names of the data's members in braces: {@code gave {person} the role {role}} */
        public static Act of(String type, Kind kind, String words) {
            return new Act(type, kind, data -> filled(words, data));
        }

        /** What is not known is left out. */
        public static String filled(String words, JsonNode data) {
            return MEMBER.matcher(words)
                    .replaceAll(found ->
                            Matcher.quoteReplacement(data.path(found.group(1)).asText("")))
                    .strip();
        }
    }

    /** What an act is about. */
    @Schema(name = "AuditKind")
    enum Kind {
        SIGN_IN,
        ACCOUNT,
        WORKSPACE,
        PROJECT,
        INVITATION,
        API_KEY,
        SHARING,
        PLAN,
        AUTOMATION;

        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
