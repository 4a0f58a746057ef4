/** Work that goes on behind the answers. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.taskloom.engine.background;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
