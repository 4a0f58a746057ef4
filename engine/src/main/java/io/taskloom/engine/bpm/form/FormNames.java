package io.taskloom.engine.bpm.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which variables a form names: by its keys, and in its expressions and templates. */
final class FormNames {

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");
    private static final Pattern NAME = Pattern.compile("(?<![\\p{L}\\p{N}_.])[\\p{L}_][\\p{L}\\p{N}_]*");

    private FormNames() {}

    /** More than there are, at times: a word of an expression need not be a variable. */
    static Set<String> of(JsonNode schema) {
        Set<String> names = new LinkedHashSet<>();
        collect(schema, names);
        return names;
    }

    private static void collect(JsonNode node, Set<String> names) {
        if (node.isTextual()) {
            expressions(node.asText(), names);
        }
        for (String key : new String[] {"key", "valuesKey"}) {
            if (node.path(key).isTextual()) {
                names.add(node.path(key).asText());
            }
        }
        node.forEach(child -> collect(child, names));
    }

    private static void expressions(String text, Set<String> names) {
        if (text.startsWith("=")) {
            names(text.substring(1), names);
        }
        Matcher templates = TEMPLATE.matcher(text);
        while (templates.find()) {
            names(templates.group(1), names);
        }
    }

    private static void names(String expression, Set<String> names) {
        Matcher words = NAME.matcher(TEXT.matcher(expression).replaceAll(" "));
        while (words.find()) {
            names.add(words.group());
        }
    }
}
