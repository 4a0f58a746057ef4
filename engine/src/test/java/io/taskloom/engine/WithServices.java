package io.taskloom.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ContextCustomizerFactories;

/**
 * Gives a test's Spring context real services: a fresh database on the shared PostgreSQL, the shared Kafka with a topic of
 * its own, SMTP, S3, and the address of Keycloak. Where they run is known to {@code io.taskloom.standalone.Services} alone.
 * Contexts that Spring caches keep their database.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ContextCustomizerFactories(ServicesCustomizer.Factory.class)
public @interface WithServices {

    /**
     * Whether the test talks to Keycloak itself. Without it the issuer is an address where nothing listens: the engine works
     * without Keycloak.
     */
    boolean keycloak() default false;
}
