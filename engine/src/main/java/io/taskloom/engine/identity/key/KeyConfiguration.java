package io.taskloom.engine.identity.key;

import io.taskloom.engine.web.RepeatablePost;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

    /** A kept answer would keep the key. */
    @Bean
    RepeatablePost newKeysAreNotKept() {
        return RepeatablePost.at("/api/v1/me/api-keys");
    }
}
