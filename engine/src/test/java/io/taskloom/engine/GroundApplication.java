package io.taskloom.engine;

import java.time.Clock;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The ground tier and identity without the process engine: starts in a second or two. No configuration by annotation, so
 * that the whole application, whose packages it shares, never finds it.
 */
@EnableAutoConfiguration(
        excludeName = {
            "org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration",
            "org.camunda.bpm.spring.boot.starter.webapp.CamundaBpmWebappAutoConfiguration"
        })
@ComponentScan(
        basePackages = {
            "io.taskloom.engine.problem",
            "io.taskloom.engine.event",
            "io.taskloom.engine.outbox",
            "io.taskloom.engine.web",
            "io.taskloom.engine.storage",
            "io.taskloom.engine.identity"
        },
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Tests.*"))
@EnableScheduling
public class GroundApplication {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
