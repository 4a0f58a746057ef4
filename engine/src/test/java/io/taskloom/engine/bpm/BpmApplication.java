package io.taskloom.engine.bpm;

import java.time.Clock;
import java.util.Set;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No stereotype on purpose: the whole application's scan must not find it. */
@EnableAutoConfiguration(excludeName = "org.camunda.bpm.spring.boot.starter.webapp.CamundaBpmWebappAutoConfiguration")
@ComponentScan(excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
@ConfigurationPropertiesScan
class BpmApplication {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    KnownEvents knownEvents() {
        return () -> Set.of("TaskCompleted");
    }

    @Bean
    TestWork testWork() {
        return new TestWork();
    }

    @Bean
    RecordingJournal recordingJournal() {
        return new RecordingJournal();
    }

    @Bean
    NoteAction noteAction(JdbcClient jdbc) {
        return new NoteAction(jdbc);
    }

    @Bean
    RecordingProjection recordingProjection() {
        return new RecordingProjection();
    }
}
