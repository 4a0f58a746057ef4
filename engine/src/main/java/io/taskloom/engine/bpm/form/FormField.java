package io.taskloom.engine.bpm.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One question of a form.
 *
 * @param hides FEEL, without the leading {@code =}, of the field and of the groups around it: it is hidden where one holds
 */
record FormField(String key, Kind kind, JsonNode json, List<String> hides) {

    enum Kind {
        TEXTFIELD,
        TEXTAREA,
        NUMBER,
        CHECKBOX,
        RADIO,
        SELECT,
        CHECKLIST,
        TAGLIST,
        DATETIME;

        static Optional<Kind> of(String type) {
            for (Kind kind : values()) {
                if (kind.name().toLowerCase(Locale.ROOT).equals(type)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    boolean required() {
        return json.at("/validate/required").asBoolean();
    }

    /** Shown, but not for filling in. */
    boolean fixed() {
        return json.path("disabled").asBoolean() || json.path("readonly").asBoolean();
    }

    /** Every question of the form, in its order. */
    static List<FormField> of(JsonNode schema) {
        var fields = new ArrayList<FormField>();
        collect(schema, List.of(), fields);
        return fields;
    }

    private static void collect(JsonNode parent, List<String> around, List<FormField> into) {
        for (JsonNode component : parent.path("components")) {
            List<String> hides = new ArrayList<>(around);
            String hide = component.at("/conditional/hide").asText();
            if (hide.startsWith("=")) {
                hides.add(hide.substring(1));
            }
            Kind.of(component.path("type").asText())
                    .ifPresent(kind -> into.add(
                            new FormField(component.path("key").asText(), kind, component, List.copyOf(hides))));
            collect(component, hides, into);
        }
    }
}
