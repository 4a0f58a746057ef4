package io.taskloom.engine.imports;

import io.taskloom.engine.web.LargeBody;
import io.taskloom.engine.web.RepeatablePost;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ImportConfiguration {

    private static final String UPLOAD = "/api/v1/import/tasks";

    /** It asks the object store; twice uploaded is two files that wait, of which one is forgotten. */
    @Bean
    RepeatablePost importUpload() {
        return RepeatablePost.at(UPLOAD);
    }

    @Bean
    LargeBody importBody(ImportSettings settings) {
        return LargeBody.at(UPLOAD, settings.maxSize());
    }
}
