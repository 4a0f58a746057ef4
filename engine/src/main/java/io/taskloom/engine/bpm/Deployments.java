package io.taskloom.engine.bpm;

import io.taskloom.engine.event.WorkspaceId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks users' models against the allow-list (promise A9), reads what they declare, and deploys them for a workspace. */
public interface Deployments {

    /**
     * Everything that forbids publishing; empty when the model may be published. Never throws for bad input.
     *
     * @param drawn what the model's steps use
     */
    List<ModelFinding> check(String bpmn, Drawn drawn);

    /** The same for a model that stands alone. */
    default List<ModelFinding> check(String bpmn) {
        return check(bpmn, Drawn.NOTHING);
    }

    /**
     * What the model says of itself.
     *
     * @throws ModelRefused if it is no readable BPMN with exactly one executable process
     */
    ModelSummary read(String bpmn);

    /**
     * Deploys for one workspace; running instances stay on their version.
     *
     * @param key the process id the definition gets, whatever the model calls itself, so that versions of one automation stay
     *     together and never collide with another's
     * @param drawn deployed with it, so that each version keeps its own
     * @return id of the deployed definition
     * @throws ModelRefused if {@link #check} finds anything
     */
    String deploy(String key, String bpmn, Drawn drawn, WorkspaceId workspace);

    /** The same for a model that stands alone. */
    default String deploy(String key, String bpmn, WorkspaceId workspace) {
        return deploy(key, bpmn, Drawn.NOTHING, workspace);
    }

    /** Shows the definitions of that key to nobody in Camunda's pages any more, except administrators. */
    void hide(String key);

    /**
     * Removes what was deployed for a workspace, with the runs of it and their history, in the caller's transaction.
     *
     * @return whether nothing is left: one deployment goes at a time
     */
    boolean remove(WorkspaceId workspace);

    /**
     * @param elementId BPMN id of the offending element, or empty for the document as a whole
     * @param rule stable name of the rule it breaks: {@code script-language}
     * @param message what is wrong, for a person
     * @param remedy what to do instead
     */
    record ModelFinding(String elementId, String rule, String message, String remedy) {}

    /**
     * @param starts per start event of the process itself, its BPMN id and the {@code camunda:property} values on it, e.g.
     *     {@code trigger = TaskCreated} and {@code condition = =task.priority = "high"}
     * @param elements BPMN id to name of every flow node, for lists and pages
     * @param flows every sequence flow, by BPMN id, in the order they are drawn in the text
     * @param workFlow whether it is meant as a life cycle of tasks
     */
    record ModelSummary(
            String processId,
            String name,
            List<Start> starts,
            Map<String, String> elements,
            Map<String, Flow> flows,
            boolean workFlow) {

        /** Id of the form that a start by hand asks for; null if it asks for nothing. */
        public @Nullable String startForm() {
            for (Start start : starts) {
                if (start.form() != null) {
                    return start.form();
                }
            }
            return null;
        }

        /** @param form id of the form that whoever starts it by hand fills in; null if it has none */
        public record Start(
                String elementId,
                Map<String, String> properties,
                @Nullable String form) {}

        /** @param name null if it has none @param source BPMN id @param target BPMN id */
        public record Flow(@Nullable String name, String source, String target) {}
    }
}
