package io.taskloom.e2e.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What may be set in the engine, as the build has written it down: ours and Spring Boot's. */
final class EngineSettings {

    private final List<JsonNode> settings = new ArrayList<>();

    EngineSettings() {
        try {
            var files = getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json");
            while (files.hasMoreElements()) {
                new ObjectMapper()
                        .readTree(files.nextElement())
                        .path("properties")
                        .forEach(settings::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether an environment variable of this name reaches a setting. */
    boolean reads(String variable) {
        return settings.stream()
                .anyMatch(setting -> isMap(setting)
                        ? variables(setting).anyMatch(name -> variable.startsWith(name + "_"))
                        : variables(setting).anyMatch(variable::equals));
    }

    /**
     * Ours that have no value of their own which could be right in production: none, an empty one, or one that names this
     * machine or an example. Lists and maps may stay empty.
     */
    List<String> toBeGiven() {
        return settings.stream()
                .filter(setting -> name(setting).startsWith("taskloom."))
                .filter(setting -> !isMap(setting) && !type(setting).startsWith("java.util.List"))
                .filter(setting -> setting.path("defaultValue").isMissingNode()
                        || setting.path("defaultValue").asText().isEmpty()
                        || setting.path("defaultValue").asText().matches(".*(localhost|example).*"))
                .map(EngineSettings::name)
                .distinct()
                .toList();
    }

    /** The two ways in which an environment variable may write a setting's name. */
    static Stream<String> variables(String setting) {
        var name = setting.replace('.', '_').toUpperCase(Locale.ROOT);
        return Stream.of(name.replace("-", ""), name.replace('-', '_'));
    }

    private static Stream<String> variables(JsonNode setting) {
        return variables(name(setting));
    }

    private static boolean isMap(JsonNode setting) {
        return type(setting).startsWith("java.util.Map");
    }

    private static String name(JsonNode setting) {
        return setting.path("name").asText();
    }

    private static String type(JsonNode setting) {
        return setting.path("type").asText();
    }
}
