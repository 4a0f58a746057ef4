package io.taskloom.engine.bpm.engine;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;

/** Tells our own models, which are deployed for everybody, from users' models, which belong to a workspace. */
public final class Definitions {

    private Definitions() {}

    public static boolean isUsers(@Nullable ProcessDefinition definition) {
        return definition != null && definition.getTenantId() != null;
    }

    /** Only inside an engine command. */
    public static boolean isUsers(@Nullable String definitionId) {
        return definitionId != null
                && isUsers(Context.getProcessEngineConfiguration()
                        .getDeploymentCache()
                        .findDeployedProcessDefinitionById(definitionId));
    }
}
