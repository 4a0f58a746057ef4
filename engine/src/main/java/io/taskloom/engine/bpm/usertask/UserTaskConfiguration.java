package io.taskloom.engine.bpm.usertask;

import io.taskloom.engine.bpm.UserTaskProjection;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class UserTaskConfiguration {

    private static final List<String> EVENTS = List.of(
            TaskListener.EVENTNAME_CREATE,
            TaskListener.EVENTNAME_UPDATE,
            TaskListener.EVENTNAME_ASSIGNMENT,
            TaskListener.EVENTNAME_COMPLETE,
            TaskListener.EVENTNAME_DELETE);

    @Bean
    @Order(40)
    ProcessEnginePlugin userTaskPlugin(ObjectProvider<UserTaskProjection> projections) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                List<BpmnParseListener> listeners = engine.getCustomPostBPMNParseListeners();
                if (listeners == null) {
                    listeners = new ArrayList<>();
                    engine.setCustomPostBPMNParseListeners(listeners);
                }
                listeners.add(new Listening(projections));
            }
        };
    }

    /** Built in, so that no command can skip it as it may skip a model's own listeners. */
    private static class Listening extends AbstractBpmnParseListener {

        private final ObjectProvider<UserTaskProjection> projections;

        Listening(ObjectProvider<UserTaskProjection> projections) {
            this.projections = projections;
        }

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior) {
                UserTaskListener listener =
                        new UserTaskListener(projections, ModelCandidates.takenFrom(behavior.getTaskDefinition()));
                EVENTS.forEach(event -> behavior.getTaskDefinition().addBuiltInTaskListener(event, listener));
            }
        }
    }
}
