package io.taskloom.engine.identity.picture;

import io.taskloom.engine.web.LargeBody;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PictureSettings.class)
class PictureConfiguration {

    @Bean
    LargeBody pictureBody(PictureSettings settings) {
        return LargeBody.at(HttpMethod.PUT, PictureController.MINE, settings.maxSize());
    }
}
