package io.taskloom.engine.bpm.webapp;

import io.taskloom.engine.bpm.EndedSignIns;
import io.taskloom.engine.bpm.Memberships;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    /** Who is a member of nothing any more. */
    static final Set<PersonId> LEFT = ConcurrentHashMap.newKeySet();

    static final String GROUP = "project:" + Ids.next() + ":member";

    /** Whose rights have changed, and when. */
    static final Map<String, Instant> CHANGED = new ConcurrentHashMap<>();

    /** By how much the engine's clock is fast: ID tokens end sooner. */
    static volatile Duration ahead = Duration.ZERO;

    @Bean
    Clock clock() {
        Clock real = Clock.systemUTC();
        return new Clock() {
            @Override
            public Instant instant() {
                return real.instant().plus(ahead);
            }

            @Override
            public ZoneId getZone() {
                return real.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Bean
    EndedSignIns endedSignIns() {
        return (session, subject, issuedAt) -> {
            Instant changed = CHANGED.get(subject);
            return changed != null && !issuedAt.isAfter(changed);
        };
    }

    /** Everybody is a member of one project in one workspace, until they leave. */
    @Bean
    Memberships memberships() {
        return person -> LEFT.contains(person)
                ? new Memberships.Membership(Set.of(), Set.of())
                : new Memberships.Membership(Set.of(WORKSPACE), Set.of(GROUP));
    }
}
