package io.taskloom.engine.template;

import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.InvalidInput.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The placeholders of a template: {@code {{name}}} in its texts. Braces around anything else are just text. */
record Placeholders(List<Placeholder> all) {

    private static final int MOST = 50;
    private static final int LONGEST_VALUE = 1_000;
    private static final int LONGEST_TEXT = 64 * 1024;
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{N}_-]{0,39}");
    private static final Pattern IN_TEXT = Pattern.compile("\\{\\{\\s{0,5}(" + NAME.pattern() + ")\\s{0,5}}}");

    Placeholders {
        all = List.copyOf(all);
    }

    Set<String> names() {
        return all.stream().map(Placeholder::name).collect(Collectors.toUnmodifiableSet());
    }

    /** In the order of their first place. */
    static Set<String> in(String text) {
        var names = new LinkedHashSet<String>();
        Matcher matcher = IN_TEXT.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** These, and those that the content's texts hold besides. */
    Placeholders andThoseIn(Content content) {
        var found = new LinkedHashSet<String>();
        content.withTexts(text -> {
            found.addAll(in(text));
            return text;
        });
        found.removeAll(names());
        var more = new ArrayList<>(all);
        found.forEach(name -> more.add(new Placeholder(name, name, null)));
        return new Placeholders(more);
    }

    void check(List<FieldError> errors) {
        if (all.size() > MOST) {
            errors.add(new FieldError("placeholders", "too-many", "A template has at most 50 placeholders."));
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < Math.min(all.size(), MOST); i++) {
            Placeholder each = all.get(i);
            String path = "placeholders[%d].".formatted(i);
            if (!NAME.matcher(each.name()).matches()) {
                errors.add(new FieldError(
                        path + "name",
                        "format",
                        "A name is a letter, then letters, digits, _ and -, at most 40 characters."));
            } else if (!seen.add(each.name())) {
                errors.add(new FieldError(path + "name", "twice", "There is another placeholder of this name."));
            }
            if (each.label().length() > 100 || Texts.bad(each.label(), true)) {
                errors.add(new FieldError(path + "label", "length", "A label has at most 100 characters."));
            }
            if (each.otherwise() != null
                    && (each.otherwise().length() > LONGEST_VALUE || Texts.bad(each.otherwise(), false))) {
                errors.add(new FieldError(path + "default", "length", "A value has at most 1000 characters."));
            }
        }
    }

    /** @throws InvalidInput naming each value that is missing or nobody asked for */
    UnaryOperator<String> filledWith(Map<String, @Nullable String> given) {
        var errors = new ArrayList<FieldError>();
        Map<String, String> values = new HashMap<>();
        for (Placeholder each : all) {
            String own = given.get(each.name());
            String value = own == null || own.isBlank() ? each.otherwise() : own.strip();
            String path = "values." + each.name();
            if (value == null) {
                errors.add(
                        new FieldError(path, "required", "The placeholder %s needs a value.".formatted(each.name())));
            } else if (value.length() > LONGEST_VALUE || Texts.bad(value, false)) {
                errors.add(new FieldError(path, "length", "A value has at most 1000 characters."));
            } else {
                values.put(each.name(), value);
            }
        }
        given.keySet().stream()
                .filter(name -> !names().contains(name))
                .limit(MOST)
                .forEach(name -> errors.add(new FieldError(
                        "values." + name.substring(0, Math.min(40, name.length())),
                        "unknown",
                        "The template has no such placeholder.")));
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return text -> fill(text, values);
    }

    private static String fill(String text, Map<String, String> values) {
        var filled = new StringBuilder();
        Matcher matcher = IN_TEXT.matcher(text);
        while (matcher.find()) {
            String value = values.getOrDefault(matcher.group(1), matcher.group());
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
            if (filled.length() > LONGEST_TEXT) {
                throw new InvalidInput("values", "too-long", "With these values a text becomes too long.");
            }
        }
        return matcher.appendTail(filled).toString();
    }
}
