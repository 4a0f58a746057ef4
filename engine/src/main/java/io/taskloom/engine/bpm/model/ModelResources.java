package io.taskloom.engine.bpm.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a model and its forms are deployed as: text by name. */
public final class ModelResources {

    private ModelResources() {}

    /** @param key the process id that the definition gets @param forms by id */
    public static Map<String, String> of(String key, String bpmn, Map<String, JsonNode> forms) {
        Map<String, String> resources = new LinkedHashMap<>();
        resources.put(key + ".bpmn", Rewrite.forKey(key, bpmn));
        forms.forEach((id, form) -> resources.put(id + ModelForms.SUFFIX, ModelForms.text(id, form)));
        return resources;
    }
}
