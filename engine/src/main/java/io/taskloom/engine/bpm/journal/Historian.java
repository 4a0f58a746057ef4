package io.taskloom.engine.bpm.journal;

import java.util.List;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricIncidentEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricJobLogEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;

/**
 * Hears every history event in the engine's transaction and hands it to our run record. Camunda's tables get the instances and
 * their incidents, one row each, for those who look there; the steps and their data stand in our record alone.
 */
class Historian implements HistoryEventHandler {

    private final HistoryEventHandler database = new DbHistoryEventHandler();
    private final RunEvents runs;

    Historian(RunEvents runs) {
        this.runs = runs;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        switch (event) {
            case HistoricActivityInstanceEventEntity activity -> runs.activity(activity);
            case HistoricVariableUpdateEventEntity variable -> runs.variable(variable);
            case HistoricJobLogEvent job -> runs.jobSucceeded(job);
            case HistoricProcessInstanceEventEntity instance -> {
                runs.instance(instance);
                database.handleEvent(event);
            }
            case HistoricIncidentEventEntity incident -> {
                runs.incident(incident);
                database.handleEvent(event);
            }
            default -> database.handleEvent(event);
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }
}
