/** The installed connectors: their descriptions, and the work of connector steps. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "event", "web", "identity", "workspace", "bpm"})
package io.taskloom.engine.connector;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
