package io.taskloom.connector.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a record as a kind of credential; its confidential components are {@link Secret}s. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CredentialKind {

    /** Lower case, unique: {@code smtp}. */
    String value();
}
