package io.taskloom.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** The ground tier over HTTP on real services, with tokens that the test signs itself. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@WithServices
@Import(TestTokens.class)
@SpringBootTest(classes = GroundApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public @interface GroundTest {}
