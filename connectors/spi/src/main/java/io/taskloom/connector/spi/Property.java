package io.taskloom.connector.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a component of an input or output record. A component whose type is {@code @Nullable} is optional. Types: text,
 * numbers, booleans, enums, {@code java.time} values, lists, maps, or {@code Object} for any JSON value.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Property {

    /** The form's label. */
    String label();

    /** Shown below the field and in the reference. */
    String description() default "";

    /** A text area rather than a line. */
    boolean multiline() default false;

    /** What the modeler fills in at first; empty for nothing. */
    String preset() default "";

    /** A value as it would stand in a model, used by the generated sample, which a test runs. */
    String example() default "";
}
