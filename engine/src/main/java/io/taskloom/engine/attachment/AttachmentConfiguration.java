package io.taskloom.engine.attachment;

import io.taskloom.engine.web.RepeatablePost;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AttachmentConfiguration {

    /** It asks the object store, which no transaction may wait for. */
    @Bean
    RepeatablePost completion() {
        return RepeatablePost.at("/api/v1/tasks/*/attachments/*/complete");
    }
}
