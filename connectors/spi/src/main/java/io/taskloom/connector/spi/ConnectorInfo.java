package io.taskloom.connector.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a connector is called and how it looks in the palette. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ConnectorInfo {

    /** Lower case, unique: the topic's part before the dot. */
    String name();

    /** As a person would call it. */
    String title();

    /** A sentence. */
    String description();

    /** SVG file beside the class, at most 8 KB. */
    String icon();
}
