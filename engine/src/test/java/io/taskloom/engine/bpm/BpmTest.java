package io.taskloom.engine.bpm;

import io.taskloom.engine.WithServices;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** The {@code bpm} module alone, on a real PostgreSQL with a database of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithServices
@SpringBootTest(
        classes = BpmApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "spring.flyway.enabled=false")
@interface BpmTest {}
