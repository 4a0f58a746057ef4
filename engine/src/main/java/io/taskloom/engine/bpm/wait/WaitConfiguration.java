package io.taskloom.engine.bpm.wait;

import io.taskloom.engine.bpm.WaitJournal;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Has the engine read, and tell of, what users' models wait for. */
@Configuration(proxyBeanMethods = false)
class WaitConfiguration {

    @Bean
    @Order(60)
    ProcessEnginePlugin waitPlugin(ObjectProvider<WaitJournal> journal) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setBpmnParseFactory(WaitParse::new);
                List<SessionFactory> sessions = engine.getCustomSessionFactories();
                if (sessions == null) {
                    sessions = new ArrayList<>();
                    engine.setCustomSessionFactories(sessions);
                }
                sessions.add(new Subscriptions(journal));
                List<BpmnParseListener> listeners = engine.getCustomPostBPMNParseListeners();
                if (listeners == null) {
                    listeners = new ArrayList<>();
                    engine.setCustomPostBPMNParseListeners(listeners);
                }
                listeners.add(new Addresses(new CallbackAddresses(journal)));
            }
        };
    }

    private record Subscriptions(ObjectProvider<WaitJournal> journal) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return EventSubscriptionManager.class;
        }

        @Override
        public Session openSession() {
            return new WaitSubscriptions(journal);
        }
    }

    private static final class Addresses extends AbstractBpmnParseListener {

        private final CallbackAddresses addresses;

        Addresses(CallbackAddresses addresses) {
            this.addresses = addresses;
        }

        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity definition) {
            definition.addBuiltInListener(ExecutionListener.EVENTNAME_START, addresses);
        }
    }
}
