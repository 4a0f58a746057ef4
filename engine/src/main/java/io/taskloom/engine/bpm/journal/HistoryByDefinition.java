package io.taskloom.engine.bpm.journal;

import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.ACTIVITY_INSTANCE_END;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.ACTIVITY_INSTANCE_MIGRATE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.ACTIVITY_INSTANCE_START;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.INCIDENT_CREATE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.INCIDENT_DELETE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.INCIDENT_MIGRATE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.INCIDENT_RESOLVE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.JOB_SUCCESS;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.PROCESS_INSTANCE_END;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.PROCESS_INSTANCE_MIGRATE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.PROCESS_INSTANCE_START;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.PROCESS_INSTANCE_UPDATE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.USER_OPERATION_LOG;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.VARIABLE_INSTANCE_CREATE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.VARIABLE_INSTANCE_UPDATE;

import io.taskloom.engine.bpm.engine.Definitions;
import java.util.Set;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.migration.instance.MigratingActivityInstance;
import org.camunda.bpm.engine.impl.migration.instance.MigratingIncident;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Which events the engine makes at all: none of our own models', whose rows are their history, and of users' models what the run
 * record needs. What of it also goes to Camunda's tables is decided by {@link Historian}.
 *
 * <p>Never produced: the logs of external tasks and failed jobs, which store a stack trace each before any handler is asked.
 */
class HistoryByDefinition extends AbstractHistoryLevel {

    private static final Set<HistoryEventType> OF_RUNS = Set.of(
            PROCESS_INSTANCE_START,
            PROCESS_INSTANCE_UPDATE,
            PROCESS_INSTANCE_END,
            PROCESS_INSTANCE_MIGRATE,
            ACTIVITY_INSTANCE_START,
            ACTIVITY_INSTANCE_END,
            ACTIVITY_INSTANCE_MIGRATE,
            VARIABLE_INSTANCE_CREATE,
            VARIABLE_INSTANCE_UPDATE,
            INCIDENT_CREATE,
            INCIDENT_RESOLVE,
            INCIDENT_MIGRATE,
            INCIDENT_DELETE,
            JOB_SUCCESS);

    @Override
    public int getId() {
        // Stored in the database, and compared at each start.
        return 70;
    }

    @Override
    public String getName() {
        return "taskloom";
    }

    /** @param entity null when listeners are attached at parse, for models of either kind */
    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, @Nullable Object entity) {
        if (type == USER_OPERATION_LOG) {
            // Written only for who is signed in to Camunda's own pages.
            return true;
        }
        return OF_RUNS.contains(type) && (entity == null || isOfRun(entity));
    }

    private static boolean isOfRun(Object entity) {
        return switch (entity) {
            case ExecutionEntity execution -> Definitions.isUsers(execution.getProcessDefinition());
            case VariableInstanceEntity variable ->
                variable.getExecution() != null
                        && Definitions.isUsers(variable.getExecution().getProcessDefinition());
            case JobEntity job -> Definitions.isUsers(job.getProcessDefinitionId());
            case IncidentEntity incident -> Definitions.isUsers(incident.getProcessDefinitionId());
            case MigratingActivityInstance moved ->
                Definitions.isUsers((ProcessDefinition) moved.getTargetScope().getProcessDefinition());
            case MigratingIncident moved -> true;
            case HistoryEvent event -> Definitions.isUsers(event.getProcessDefinitionId());
            default -> false;
        };
    }
}
