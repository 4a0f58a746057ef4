/** How much anybody may ask of the API in a minute, whichever node they ask (promise I11). */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "event", "identity"})
package io.taskloom.engine.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
