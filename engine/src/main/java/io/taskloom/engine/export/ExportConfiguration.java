package io.taskloom.engine.export;

import io.taskloom.engine.web.RepeatablePost;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ExportConfiguration {

    /** Its answer holds a secret, which is kept nowhere. */
    @Bean
    RepeatablePost newCalendarFeed() {
        return RepeatablePost.at("/api/v1/me/calendar-feeds");
    }
}
