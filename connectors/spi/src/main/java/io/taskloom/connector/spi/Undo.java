package io.taskloom.connector.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Takes back what an {@link Operation} of the same connector did. The method takes the operation's input record first, then the
 * record that it answered, then in any order a credential (a record annotated with {@link CredentialKind}) and the {@link Call},
 * where it needs them; what it answers is not looked at. It is called at least once for a step, each time with the same {@link
 * Call#idempotencyKey()}, which is another than the one under which the operation was performed. It throws as operations do; a
 * {@link ConnectorException.Permanent} is shown as why the step was not undone. An operation that no method takes back can't be
 * undone.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Undo {

    /** The operation's name: what its {@link Operation#value()} is. */
    String value();

    /** What it does, as somebody reads it before: {@code Delete the event}. */
    String title();

    /** Name of the input property without which a step has no undo; empty if every one has. */
    String needs() default "";
}
