package io.taskloom.engine.bpm.journal;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class JournalConfiguration {

    @Bean
    @Order(30)
    ProcessEnginePlugin journalPlugin(RunEvents runs) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                HistoryByDefinition level = new HistoryByDefinition();
                engine.setCustomHistoryLevels(List.of(level));
                engine.setHistory(level.getName());
                engine.setEnableDefaultDbHistoryEventHandler(false);
                engine.setHistoryEventHandler(new Historian(runs));
                engine.setFailedJobCommandFactory((job, failure) -> new RecordJobFailure(job, failure, runs));
                List<SessionFactory> sessions = engine.getCustomSessionFactories();
                if (sessions == null) {
                    sessions = new ArrayList<>();
                    engine.setCustomSessionFactories(sessions);
                }
                sessions.add(new StepData.Factory());
            }
        };
    }
}
