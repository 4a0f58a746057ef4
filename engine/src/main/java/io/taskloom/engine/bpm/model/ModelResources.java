package io.taskloom.engine.bpm.model;

import io.taskloom.engine.bpm.Drawn;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a model and what is drawn beside it are deployed as: text by name. */
public final class ModelResources {

    private ModelResources() {}

    /** @param key the process id that the definition gets @param drawn beside it */
    public static Map<String, String> of(String key, String bpmn, Drawn drawn) {
        Map<String, String> resources = new LinkedHashMap<>();
        resources.put(key + ".bpmn", Rewrite.forKey(key, bpmn));
        drawn.decisions().forEach((id, dmn) -> resources.put(id + ModelDecisions.SUFFIX, dmn));
        drawn.forms().forEach((id, form) -> resources.put(id + ModelForms.SUFFIX, ModelForms.text(id, form)));
        return resources;
    }
}
