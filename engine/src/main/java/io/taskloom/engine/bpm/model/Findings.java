package io.taskloom.engine.bpm.model;

import io.taskloom.engine.bpm.Deployments.ModelFinding;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong; after many findings the rest would help nobody. */
final class Findings {

    private static final int MOST = 200;

    private final List<ModelFinding> list = new ArrayList<>();

    void add(String elementId, String rule, String message, String remedy) {
        if (list.size() < MOST) {
            list.add(new ModelFinding(elementId, rule, message, remedy));
        }
    }

    void add(Node node, String rule, String message, String remedy) {
        add(node.place(), rule, message, remedy);
    }

    List<ModelFinding> list() {
        return List.copyOf(list);
    }
}
