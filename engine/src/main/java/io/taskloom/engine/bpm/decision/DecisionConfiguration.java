package io.taskloom.engine.bpm.decision;

import io.taskloom.engine.bpm.feel.Feel;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationListener;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Gives the engine a DMN engine that evaluates our FEEL and nothing else, and tells who wants to hear what was decided. */
@Configuration(proxyBeanMethods = false)
class DecisionConfiguration {

    private static final String LANGUAGE = DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE;

    @Bean
    @Order(60)
    ProcessEnginePlugin decisions(Feel feel, List<DmnDecisionEvaluationListener> listeners) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                DefaultDmnEngineConfiguration dmn = new DefaultDmnEngineConfiguration() {
                    @Override
                    public DmnEngine buildEngine() {
                        init();
                        return new BoundedDmnEngine(this, feel);
                    }
                };
                dmn.setFeelEngineFactory(() -> new BoundedFeelEngine(feel));
                dmn.setElProvider(text -> {
                    throw new ProcessEngineException("Decisions are written in FEEL, not in JUEL.");
                });
                dmn.setDefaultInputExpressionExpressionLanguage(LANGUAGE);
                dmn.setDefaultInputEntryExpressionLanguage(LANGUAGE);
                dmn.setDefaultOutputEntryExpressionLanguage(LANGUAGE);
                dmn.setDefaultLiteralExpressionLanguage(LANGUAGE);
                // Camunda adds its own to them.
                dmn.setCustomPostDecisionEvaluationListeners(new ArrayList<>(listeners));
                engine.setDmnEngineConfiguration(dmn);
            }
        };
    }
}
