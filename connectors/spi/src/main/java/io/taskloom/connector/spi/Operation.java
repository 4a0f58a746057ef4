package io.taskloom.connector.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One thing a connector can do. The method takes its input record first, then in any order a credential (a record annotated
 * with {@link CredentialKind}) and the {@link Call}, where it needs them; it answers a record. It may be called again with the
 * same {@link Call#idempotencyKey()} after a crash.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Operation {

    /** Lower case, unique in the connector: the topic's part behind the dot. */
    String value();

    /** The palette's entry: {@code Send an e-mail}. */
    String title();

    /** A sentence. */
    String description();
}
