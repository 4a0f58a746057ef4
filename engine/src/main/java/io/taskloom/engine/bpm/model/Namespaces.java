package io.taskloom.engine.bpm.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The namespaces a model may use, by the prefixes of the allow-list. */
final class Namespaces {

    private static final Map<String, String> PREFIXES = Map.of(
            "http://www.omg.org/spec/BPMN/20100524/MODEL", "bpmn:",
            "http://www.omg.org/spec/BPMN/20100524/DI", "bpmndi:",
            "http://www.omg.org/spec/DD/20100524/DC", "dc:",
            "http://www.omg.org/spec/DD/20100524/DI", "di:",
            "http://www.w3.org/2001/XMLSchema-instance", "xsi:",
            "http://camunda.org/schema/1.0/bpmn", "camunda:",
            "http://camunda.org/schema/modeler/1.0", "modeler:",
            "http://bpmn.io/schema/bpmn/biocolor/1.0", "bioc:",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0", "color:");

    private Namespaces() {}

    /** Null for a foreign namespace; an attribute without a namespace has no prefix. */
    static @Nullable String name(@Nullable String namespace, String local) {
        if (namespace == null || namespace.isEmpty()) {
            return local;
        }
        String prefix = PREFIXES.get(namespace);
        return prefix == null ? null : prefix + local;
    }
}
