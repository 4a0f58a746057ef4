/** Rules of RFC 5545 on days: what repeats by them says at what time of the day, and where. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem"})
package io.taskloom.engine.repeat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
