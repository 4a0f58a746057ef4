package io.taskloom.engine.bpm.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An XML element as read: names with our own prefixes, whatever the document calls them. */
final class Node {

    final String name;
    final @Nullable Node parent;
    final Map<String, String> attributes = new LinkedHashMap<>();
    final List<Node> children = new ArrayList<>();
    final StringBuilder text = new StringBuilder();

    Node(String name, @Nullable Node parent) {
        this.name = name;
        this.parent = parent;
    }

    /** Id of the nearest element that has one, for people to find it in the diagram. */
    String place() {
        for (Node node = this; node != null; node = node.parent) {
            String id = node.attributes.get("id");
            if (id != null && !node.name.startsWith("camunda:")) {
                return id;
            }
        }
        return "";
    }

    @Nullable
    String attribute(String attribute) {
        return attributes.get(attribute);
    }

    Stream<Node> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Node::all));
    }

    Stream<Node> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName));
    }

    boolean is(String other) {
        return name.equals(other);
    }
}
