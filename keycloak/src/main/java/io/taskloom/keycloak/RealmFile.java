package io.taskloom.keycloak;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The realm as code with its variables filled in. {@code ${NAME}} must be given, {@code ${NAME:otherwise}} may be.
 *
 * @param content the realm
 */
record RealmFile(ObjectNode content) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)(?::([^}]*))?}");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The realm of a production installation. */
    static RealmFile production(Function<String, @Nullable String> variables) {
        return new RealmFile(filled(resource("realm.json"), variables));
    }

    /** The same with the demo people and the client of the command line. */
    static RealmFile demo(Function<String, @Nullable String> variables) {
        var realm = resource("realm.json");
        resource("demo.json").properties().forEach(list -> ((ArrayNode) realm.withArray(list.getKey()))
                .addAll((ArrayNode) list.getValue()));
        return new RealmFile(filled(realm, variables));
    }

    String name() {
        return content.required("realm").asText();
    }

    ObjectNode settings() {
        return (ObjectNode) content.required("settings");
    }

    List<ObjectNode> list(String name) {
        var nodes = new ArrayList<ObjectNode>();
        content.required(name).forEach(node -> nodes.add((ObjectNode) node));
        return nodes;
    }

    List<String> rolesOfEverybody() {
        return JSON.convertValue(content.required("rolesOfEverybody"), new TypeReference<List<String>>() {});
    }

    private static ObjectNode resource(String name) {
        try (var stream = RealmFile.class.getResourceAsStream(name)) {
            return (ObjectNode) JSON.readTree(stream);
        } catch (IOException e) {
            throw new RealmSyncFailed(name + " is not readable", e);
        }
    }

    private static ObjectNode filled(ObjectNode realm, Function<String, @Nullable String> variables) {
        var missing = new TreeSet<String>();
        var filled = (ObjectNode) fill(realm, variables, missing);
        if (!missing.isEmpty()) {
            throw new RealmSyncFailed("Set these environment variables: " + String.join(", ", missing));
        }
        return filled;
    }

    private static JsonNode fill(JsonNode node, Function<String, @Nullable String> variables, TreeSet<String> missing) {
        return switch (node) {
            case ObjectNode object -> {
                var copy = JsonNodeFactory.instance.objectNode();
                for (Map.Entry<String, JsonNode> field : object.properties()) {
                    copy.set(field.getKey(), fill(field.getValue(), variables, missing));
                }
                yield copy;
            }
            case ArrayNode array -> {
                var copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> copy.add(fill(item, variables, missing)));
                yield copy;
            }
            case TextNode text ->
                TextNode.valueOf(VARIABLE.matcher(text.asText())
                        .replaceAll(found ->
                                Matcher.quoteReplacement(value(found.group(1), found.group(2), variables, missing))));
            default -> node;
        };
    }

    private static String value(
            String name,
            @Nullable String otherwise,
            Function<String, @Nullable String> variables,
            TreeSet<String> missing) {
        var given = variables.apply(name);
        if (given != null && !given.isBlank()) {
            return given;
        }
        if (otherwise == null) {
            missing.add(name);
            return "";
        }
        return otherwise;
    }
}
