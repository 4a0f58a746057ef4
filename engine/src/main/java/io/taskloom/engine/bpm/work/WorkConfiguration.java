package io.taskloom.engine.bpm.work;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.migration.validation.activity.SupportedActivityValidator;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class WorkConfiguration {

    @Bean
    Permits permits(WorkSettings settings, MeterRegistry meters) {
        Permits permits = new Permits(settings.inFlight());
        Gauge.builder("taskloom.step.in-flight", permits, it -> settings.inFlight() - it.free())
                .description("Calls under way on this node")
                .register(meters);
        return permits;
    }

    @Bean
    @Order(20)
    ProcessEnginePlugin stepPlugin(Worker worker, Actions actions, Works works, Nudges nudges) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                List<BpmnParseListener> listeners = engine.getCustomPostBPMNParseListeners();
                if (listeners == null) {
                    listeners = new ArrayList<>();
                    engine.setCustomPostBPMNParseListeners(listeners);
                }
                listeners.add(new StepParsing(worker, actions, works));
                migratesLikeAnyExternalTask();
                List<SessionFactory> sessions = engine.getCustomSessionFactories();
                if (sessions == null) {
                    sessions = new ArrayList<>();
                    engine.setCustomSessionFactories(sessions);
                }
                sessions.add(new StepTable.Factory(worker, nudges));
            }
        };
    }

    /** Camunda asks for the very class, in a list for the whole JVM. */
    private static void migratesLikeAnyExternalTask() {
        List<Class<? extends ActivityBehavior>> known = SupportedActivityValidator.SUPPORTED_ACTIVITY_BEHAVIORS;
        if (!known.contains(StepBehavior.class)) {
            known.add(StepBehavior.class);
        }
    }
}
