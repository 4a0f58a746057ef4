/** The filter language: text to a checked expression, an expression to a condition, help while writing; no table of its own. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem"})
package io.taskloom.engine.filter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
