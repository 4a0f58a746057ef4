package io.taskloom.engine.bpm.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The namespaces a document may use, by the prefixes of its list. */
final class Namespaces {

    static final Namespaces BPMN = new Namespaces(Map.of(
            "http://www.omg.org/spec/BPMN/20100524/MODEL", "bpmn:",
            "http://www.omg.org/spec/BPMN/20100524/DI", "bpmndi:",
            "http://www.omg.org/spec/DD/20100524/DC", "dc:",
            "http://www.omg.org/spec/DD/20100524/DI", "di:",
            "http://www.w3.org/2001/XMLSchema-instance", "xsi:",
            "http://camunda.org/schema/1.0/bpmn", "camunda:",
            "http://camunda.org/schema/modeler/1.0", "modeler:",
            "http://bpmn.io/schema/bpmn/biocolor/1.0", "bioc:",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0", "color:"));

    static final Namespaces DMN = new Namespaces(Map.of(
            "https://www.omg.org/spec/DMN/20191111/MODEL/", "dmn:",
            "https://www.omg.org/spec/DMN/20191111/DMNDI/", "dmndi:",
            "http://www.omg.org/spec/DMN/20180521/DC/", "dc:",
            "http://www.omg.org/spec/DMN/20180521/DI/", "di:",
            "http://www.w3.org/2001/XMLSchema-instance", "xsi:",
            "http://camunda.org/schema/1.0/dmn", "camunda:",
            "http://camunda.org/schema/modeler/1.0", "modeler:",
            "http://bpmn.io/schema/dmn/biodi/2.0", "biodi:"));

    private final Map<String, String> prefixes;

    private Namespaces(Map<String, String> prefixes) {
        this.prefixes = prefixes;
    }

    /** Null for a foreign namespace; an attribute without a namespace has no prefix. */
    @Nullable
    String name(@Nullable String namespace, String local) {
        if (namespace == null || namespace.isEmpty()) {
            return local;
        }
        String prefix = prefixes.get(namespace);
        return prefix == null ? null : prefix + local;
    }
}
