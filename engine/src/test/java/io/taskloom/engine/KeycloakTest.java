package io.taskloom.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * The whole application with a real Keycloak at the other end. One context for all: what Keycloak tells is fetched once, and a
 * second engine with a database of its own would take it away from the first.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@WithServices(keycloak = true)
@SpringBootTest(
        classes = EngineApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"taskloom.identity.engine.client-secret=demo-engine-secret", "taskloom.account.mail-pause=0s"})
public @interface KeycloakTest {}
