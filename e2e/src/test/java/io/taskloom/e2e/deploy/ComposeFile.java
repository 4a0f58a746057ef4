package io.taskloom.e2e.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * {@code docker-compose.yml}, as far as the tests ask.
 *
 * @param content the parsed file
 */
record ComposeFile(Map<String, Object> content) {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)(?::?([-?])([^}]*))?}");

    static ComposeFile read() {
        return new ComposeFile(new Yaml().load(text("docker-compose.yml")));
    }

    static String text(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The variables of {@code .env.example}, in their order. */
    static Map<String, String> exampleVariables() {
        var variables = new LinkedHashMap<String, String>();
        text(".env.example").lines().filter(line -> line.matches("[A-Z].*")).forEach(line -> {
            var parts = line.split("=", 2);
            variables.put(parts[0], parts[1]);
        });
        return variables;
    }

    Map<String, Map<String, Object>> services() {
        return map(content.get("services"));
    }

    Map<String, Object> service(String name) {
        return services().getOrDefault(name, Map.of());
    }

    Map<String, String> environment(String service) {
        var values = new LinkedHashMap<String, String>();
        ComposeFile.<Object>map(service(service).get("environment"))
                .forEach((name, value) -> values.put(name, String.valueOf(value)));
        return values;
    }

    /** What a service waits for, and until when. */
    Map<String, String> waitsFor(String service) {
        var conditions = new LinkedHashMap<String, String>();
        ComposeFile.<Map<String, Object>>map(service(service).get("depends_on"))
                .forEach((name, how) -> conditions.put(name, String.valueOf(how.get("condition"))));
        return conditions;
    }

    /** All that has started before a service. */
    Set<String> startedBefore(String service) {
        var before = new LinkedHashSet<String>();
        waitsFor(service).keySet().forEach(name -> {
            before.add(name);
            before.addAll(startedBefore(name));
        });
        return before;
    }

    /** Services that do their work and end: others wait for their success. */
    Set<String> oneShots() {
        var names = new TreeSet<String>();
        services().keySet().forEach(service -> waitsFor(service).forEach((name, condition) -> {
            if (condition.equals("service_completed_successfully")) {
                names.add(name);
            }
        }));
        return names;
    }

    /** The Dockerfile stage a service is built from, or null where it runs an image as it is. */
    Dockerfile.@Nullable Stage stage(String service) {
        Map<String, Object> build = map(service(service).get("build"));
        if (build.isEmpty()) {
            return null;
        }
        var stages = Dockerfile.read(String.valueOf(build.get("dockerfile"))).stages();
        var target = build.get("target");
        return target == null
                ? stages.getLast()
                : stages.stream()
                        .filter(stage -> target.equals(stage.name()))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(service + " is built from a stage that is not there"));
    }

    /** Every text in the file: the comments are not part of it. */
    List<String> texts() {
        var texts = new ArrayList<String>();
        collect(content, texts);
        return texts;
    }

    static Stream<String> list(@Nullable Object node) {
        return node == null ? Stream.of() : ((List<?>) node).stream().map(String::valueOf);
    }

    @SuppressWarnings("unchecked")
    static <V> Map<String, V> map(@Nullable Object node) {
        return node == null ? Map.of() : (Map<String, V>) node;
    }

    private static void collect(@Nullable Object node, List<String> texts) {
        switch (node) {
            case Map<?, ?> map -> map.values().forEach(value -> collect(value, texts));
            case List<?> list -> list.forEach(value -> collect(value, texts));
            case null -> {}
            default -> texts.add(node.toString());
        }
    }
}
