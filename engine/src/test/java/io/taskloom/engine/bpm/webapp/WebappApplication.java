package io.taskloom.engine.bpm.webapp;

import java.time.Clock;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

@EnableAutoConfiguration
@ComponentScan(
        basePackages = "io.taskloom.engine.bpm",
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Tests.*|BpmApplication)"))
@ConfigurationPropertiesScan("io.taskloom.engine.bpm")
/** No stereotype on purpose: no other scan may find it. */
class WebappApplication {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
