package io.taskloom.engine.bpm.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * The embedded engine. It shares data source and transaction manager with everything else; other parts of {@code bpm} add to it
 * by {@link ProcessEnginePlugin} beans of their own, later in order than {@link #ORDER}.
 */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:camunda.properties")
class EngineConfiguration {

    /** After the starter's own plugins, which stand at 0. */
    static final int ORDER = 10;

    @Bean
    @Order(ORDER)
    ProcessEnginePlugin engineBasics(EngineSettings settings, ObjectMapper json, JobExecutor jobs) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setIdGenerator(new TimeOrderedIds());
                engine.setTenantIdProvider(new WorkspaceTenants());
                engine.setDefaultSerializationFormat(JsonValues.FORMAT);
                engine.setCustomPreVariableSerializers(List.of(new JsonValues(json)));
                engine.setHistoryTimeToLive(settings.historyTimeToLive());
                engine.setFailedJobRetryTimeCycle(settings.jobRetries());
                engine.setJobExecutor(jobs);
                engine.setJobExecutorActivate(false);
                engine.setJobExecutorDeploymentAware(false);
                engine.setJobExecutorAcquireByDueDate(true);
                // Otherwise an error that nothing catches would silently end the run as if all were well.
                engine.setEnableExceptionsAfterUnhandledBpmnError(true);
                // Micrometer counts for us; these would write rows on a schedule.
                engine.setMetricsEnabled(false);
                engine.setTaskMetricsEnabled(false);
            }
        };
    }

    @Bean
    JobExecutor jobExecutor(EngineSettings settings) {
        // No bean of its own: a TaskExecutor bean would take the place of Boot's.
        ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
        threads.setThreadNamePrefix("job-");
        threads.setCorePoolSize(settings.jobThreads());
        threads.setMaxPoolSize(settings.jobThreads());
        threads.setQueueCapacity(settings.jobQueue());
        threads.setDaemon(true);
        threads.initialize();
        SpringJobExecutor jobs = new SpringJobExecutor();
        jobs.setTaskExecutor(threads);
        jobs.setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
        jobs.setMaxJobsPerAcquisition(settings.jobQueue());
        jobs.setLockTimeInMillis((int) settings.jobLock().toMillis());
        jobs.setWaitTimeInMillis((int) settings.timerDelay().toMillis() / 2);
        jobs.setMaxWait(settings.timerDelay().toMillis());
        jobs.setBackoffTimeInMillis(20);
        jobs.setMaxBackoff(settings.timerDelay().toMillis());
        return jobs;
    }

    @Bean
    JobExecution jobExecution(EngineSettings settings, JobExecutor jobs) {
        return new JobExecution(settings.jobs(), jobs);
    }
}
