package io.taskloom.engine.bpm;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Moves running instances of users' models from one version to another. Every method joins the caller's transaction. */
public interface Migrations {

    /** Where instances can wait in the one version, and where each could go on in the other; in the order drawn. */
    List<Place> places(String fromDefinition, String toDefinition);

    /** Everything that keeps the plan from being carried out for any instance; empty when nothing does. */
    List<PlanFinding> check(Plan plan);

    /**
     * Has one instance follow the other version from now on: what it waits for goes on waiting there, with its data. What the
     * run record tells of it changes with it.
     *
     * @throws NotMigrated if it waits where the plan leads nowhere, or follows another version by now; nothing has changed then
     */
    void migrate(InstanceId instance, Plan plan);

    /**
     * @param steps from the id of a {@link Place} to the id of one of its choices; what is not named goes where
     *     {@link Place#suggested} says, and what is named with null nowhere
     * @param newTimers whether timers begin anew as the other version says; otherwise each keeps its time
     */
    record Plan(String fromDefinition, String toDefinition, Map<String, @Nullable String> steps, boolean newTimers) {}

    /**
     * @param type as BPMN names it: {@code userTask}
     * @param suggested id of the element that is the same in the other version; null if there is none
     * @param choices of the same kind in the other version
     */
    record Place(
            String elementId,
            String name,
            String type,
            @Nullable String suggested,
            List<Choice> choices) {}

    record Choice(String elementId, String name) {}

    /** @param elementId of the version that is left */
    record PlanFinding(String elementId, String message) {}
}
