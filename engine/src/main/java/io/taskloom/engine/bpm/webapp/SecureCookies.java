package io.taskloom.engine.bpm.webapp;

import java.net.URI;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Marks cookies secure where people come by https: behind a proxy the server itself sees plain http only. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SecureCookies {

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ServletContextInitializer secureCookiesBehindProxy(Environment environment, CamundaBpmProperties camunda) {
        boolean https = isHttps(
                Binder.get(environment).bind("taskloom.public-url", URI.class).orElse(null));
        return servlets -> {
            if (https) {
                servlets.getSessionCookieConfig().setSecure(true);
                camunda.getWebapp().getCsrf().setEnableSecureCookie(true);
                camunda.getWebapp().getSessionCookie().setEnableSecureCookie(true);
            }
        };
    }

    private static boolean isHttps(@Nullable URI publicUrl) {
        return publicUrl != null && "https".equals(publicUrl.getScheme());
    }
}
