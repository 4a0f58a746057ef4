package io.taskloom.engine;

import io.taskloom.standalone.Services;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Sets the properties of {@link WithServices}. A record, so that equal annotations are equal customizers and Spring's
 * cache shares one context among the test classes that ask for the same.
 *
 * @param keycloak whether Keycloak must run
 */
record ServicesCustomizer(boolean keycloak) implements ContextCustomizer {

    private static final String NOBODY = "http://localhost:9/realms/taskloom";

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        var services = Services.shared();
        var database = services.postgres().createDatabase();
        var mail = services.mail();
        var objects = services.objects();
        var own = "t" + UUID.randomUUID().toString().substring(0, 8);
        var properties = new HashMap<String, Object>();
        properties.put("spring.datasource.url", database.jdbcUrl());
        properties.put("spring.datasource.username", database.user());
        properties.put("spring.datasource.password", database.password());
        properties.put("spring.datasource.hikari.maximum-pool-size", 10);
        properties.put("spring.kafka.bootstrap-servers", services.kafka().bootstrapServers());
        properties.put("taskloom.outbox.topic", own + ".events");
        properties.put("taskloom.kafka.prefix", own + ".");
        properties.put("taskloom.mail.host", mail.host());
        properties.put("taskloom.mail.port", mail.port());
        properties.put("taskloom.mail.from", "taskloom@taskloom.example");
        properties.put("taskloom.storage.endpoint", objects.endpoint());
        properties.put("taskloom.storage.bucket", objects.bucket());
        properties.put("taskloom.storage.access-key", objects.accessKey());
        properties.put("taskloom.storage.secret-key", objects.secretKey());
        // Another's Keycloak would put its keys in place of those that the tests sign with.
        properties.put(
                "taskloom.identity.issuer", keycloak ? services.keycloak().issuer() : NOBODY);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("services", properties));
    }

    /** Spring finds it through the annotation. */
    static final class Factory implements ContextCustomizerFactory {

        @Override
        public @Nullable ContextCustomizer createContextCustomizer(
                Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
            var annotation = MergedAnnotations.from(testClass, SearchStrategy.TYPE_HIERARCHY)
                    .get(WithServices.class);
            return annotation.isPresent() ? new ServicesCustomizer(annotation.getBoolean("keycloak")) : null;
        }
    }
}
