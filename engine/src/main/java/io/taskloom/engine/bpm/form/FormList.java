package io.taskloom.engine.bpm.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code form-list.txt}, read. */
final class FormList {

    private static final int PROPERTIES = 1;
    private static final int RULES = 2;

    private final Map<String, String[]> lines = new LinkedHashMap<>();

    FormList() {
        try (InputStream text = Objects.requireNonNull(FormList.class.getResourceAsStream("form-list.txt"))) {
            new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\|", 3))
                    .forEach(columns -> lines.put(columns[0].strip(), columns));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Null for a type of component that is not allowed. */
    @Nullable
    Set<String> properties(String type) {
        return words(type, PROPERTIES);
    }

    /** What may stand in {@code validate}. */
    Set<String> rules(String type) {
        return Objects.requireNonNullElse(words(type, RULES), Set.of());
    }

    private @Nullable Set<String> words(String type, int column) {
        if (type.startsWith("*") || !lines.containsKey(type)) {
            return null;
        }
        Set<String> words = new LinkedHashSet<>();
        collect(type, column, words);
        return words;
    }

    private void collect(String name, int column, Set<String> into) {
        for (String word :
                Objects.requireNonNull(lines.get(name))[column].strip().split("\\s+")) {
            if (word.startsWith("*")) {
                collect(word, column, into);
            } else if (!word.isEmpty()) {
                into.add(word);
            }
        }
    }
}
