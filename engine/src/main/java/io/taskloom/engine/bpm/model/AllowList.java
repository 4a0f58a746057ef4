package io.taskloom.engine.bpm.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One of the lists, {@code allow-list.txt} or {@code decision-list.txt}, and {@code refusals.txt}, read. */
final class AllowList {

    private final Map<String, String[]> lines = new LinkedHashMap<>();
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, Refusal> refusals = new LinkedHashMap<>();

    AllowList(String list) {
        for (String[] columns : table(list, 3)) {
            if (lines.put(columns[0], columns) != null) {
                throw new IllegalStateException(list + " names " + columns[0] + " twice");
            }
        }
        lines.keySet().stream().filter(name -> !name.startsWith("*")).forEach(name -> rules.put(name, rule(name)));
        for (String[] columns : table("refusals.txt", 4)) {
            refusals.put(columns[0], new Refusal(columns[1], columns[2], columns[3]));
        }
    }

    @Nullable
    Rule rule(Node node) {
        return rules.get(node.name);
    }

    /** @param what an element's name, or {@code @} and an attribute's */
    @Nullable
    Refusal refusal(String what) {
        return refusals.get(what);
    }

    private Rule rule(String name) {
        Map<String, ModelForm> attributes = new LinkedHashMap<>();
        Set<String> children = new LinkedHashSet<>();
        ModelForm[] text = {null};
        collect(name, 1, word -> attributes.put(word.substring(0, word.indexOf('{')), form(word)));
        collect(name, 2, word -> {
            if (word.startsWith("{")) {
                text[0] = form(word);
            } else {
                children.add(word);
            }
        });
        return new Rule(attributes, children, text[0]);
    }

    private void collect(String name, int column, java.util.function.Consumer<String> take) {
        String[] columns = Objects.requireNonNull(lines.get(name), () -> "the list does not describe " + name);
        for (String word : columns[column].split("\\s+")) {
            if (word.startsWith("*")) {
                collect(word, column, take);
            } else if (!word.isEmpty()) {
                take.accept(word);
            }
        }
    }

    private static ModelForm form(String word) {
        return ModelForm.valueOf(
                word.substring(word.indexOf('{') + 1, word.length() - 1).toUpperCase(java.util.Locale.ROOT));
    }

    private static List<String[]> table(String resource, int columns) {
        try (InputStream text = Objects.requireNonNull(AllowList.class.getResourceAsStream(resource))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.stream(line.split("\\|", columns))
                            .map(String::strip)
                            .toArray(String[]::new))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param text form of the element's own text; null where it has none */
    record Rule(
            Map<String, ModelForm> attributes,
            Set<String> children,
            @Nullable ModelForm text) {}

    record Refusal(String rule, String message, String remedy) {}
}
