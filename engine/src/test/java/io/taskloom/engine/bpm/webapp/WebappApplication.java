package io.taskloom.engine.bpm.webapp;

import io.taskloom.engine.bpm.Memberships;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Clock;
import java.util.Set;
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

    static final WorkspaceId WORKSPACE = new WorkspaceId(Ids.next());
    static final String GROUP = "project:" + Ids.next() + ":member";

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Everybody is a member of one project in one workspace. */
    @Bean
    Memberships memberships() {
        return person -> new Memberships.Membership(Set.of(WORKSPACE), Set.of(GROUP));
    }
}
