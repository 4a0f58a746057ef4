/** The installation holds still: what writes is refused, what goes on by itself waits, nothing accepted is lost (promise A16). */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "background", "event", "web", "identity"})
package io.taskloom.engine.maintenance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
