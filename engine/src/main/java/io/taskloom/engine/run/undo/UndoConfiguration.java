package io.taskloom.engine.run.undo;

import io.taskloom.engine.web.RepeatablePost;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class UndoConfiguration {

    /** What would come of it is asked step by step, each in a transaction of its own; a repeat is refused. */
    @Bean
    RepeatablePost undoOfRun() {
        return RepeatablePost.at("/api/v1/runs/*/undo");
    }
}
