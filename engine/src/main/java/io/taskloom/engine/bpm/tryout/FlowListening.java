package io.taskloom.engine.bpm.tryout;

import io.taskloom.engine.bpm.engine.Trial;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Tells a trial which way it goes. A definition that is parsed outside of one carries no listener. */
@Configuration(proxyBeanMethods = false)
class FlowListening {

    @Bean
    @Order(50)
    ProcessEnginePlugin flowListeningPlugin() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                List<BpmnParseListener> listeners = engine.getCustomPostBPMNParseListeners();
                if (listeners == null) {
                    listeners = new ArrayList<>();
                    engine.setCustomPostBPMNParseListeners(listeners);
                }
                listeners.add(new OfTrials());
            }
        };
    }

    private static final class OfTrials extends AbstractBpmnParseListener {

        @Override
        public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl transition) {
            if (Trial.current() != null) {
                transition.addBuiltInListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) OfTrials::taken);
            }
        }

        private static void taken(DelegateExecution execution) {
            Trial trial = Trial.current();
            if (trial != null) {
                trial.taken(execution.getCurrentTransitionId());
            }
        }
    }
}
