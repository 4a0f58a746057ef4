/** The one door to the process engine: nothing outside this package imports {@code org.camunda}. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "background", "event"})
package io.taskloom.engine.bpm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
