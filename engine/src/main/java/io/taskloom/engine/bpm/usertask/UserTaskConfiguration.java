package io.taskloom.engine.bpm.usertask;

import io.taskloom.engine.bpm.UserTaskProjection;
import io.taskloom.engine.bpm.engine.EngineLifeCycles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.util.function.SingletonSupplier;

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
                listeners.add(new Listening(
                        SingletonSupplier.of(() -> projections.stream().toList())));
            }
        };
    }

    /** Built in, so that no command can skip it as it may skip a model's own listeners. */
    private static class Listening extends AbstractBpmnParseListener {

        private final Supplier<List<UserTaskProjection>> projections;

        Listening(Supplier<List<UserTaskProjection>> projections) {
            this.projections = projections;
        }

        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity definition) {
            definition.addBuiltInListener(ExecutionListener.EVENTNAME_END, new InstanceListener(projections));
        }

        private static Map<String, String> properties(Element element) {
            Element extensions = element.element("extensionElements");
            Element list = extensions == null
                    ? null
                    : extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
            var properties = new LinkedHashMap<String, String>();
            if (list != null) {
                list.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property")
                        .forEach(each -> properties.put(
                                String.valueOf(each.attribute("name")), String.valueOf(each.attribute("value"))));
            }
            return Map.copyOf(properties);
        }

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior) {
                Map<String, String> properties = properties(element);
                activity.setProperty(EngineLifeCycles.STATUS, properties.get("status"));
                activity.setProperty(EngineLifeCycles.SAID, properties);
                UserTaskListener listener = new UserTaskListener(
                        projections, ModelCandidates.takenFrom(behavior.getTaskDefinition()), properties);
                EVENTS.forEach(event -> behavior.getTaskDefinition().addBuiltInTaskListener(event, listener));
            }
        }
    }
}
