package io.taskloom.engine.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Opens a controller, or one of its operations, to API keys whose scopes cover the area: {@code GET} for those that may read,
 * everything else for those that may write. What does not say so is closed to every key; what a method says counts before what
 * its class says.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Keys {

    Area value();

    /** For an operation that changes nothing, whatever its HTTP method. */
    boolean reads() default false;

    /** For what belongs to a person across workspaces: closed to keys that are good for one workspace alone. */
    boolean acrossWorkspaces() default false;
}
