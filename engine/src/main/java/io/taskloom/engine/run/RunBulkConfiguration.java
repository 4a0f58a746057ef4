package io.taskloom.engine.run;

import io.taskloom.engine.web.RepeatablePost;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RunBulkConfiguration {

    /** Each run is a transaction of its own, which that of a kept answer would be around. */
    @Bean
    RepeatablePost runsInBulk() {
        return RepeatablePost.at("/api/v1/workspaces/*/runs/bulk");
    }
}
