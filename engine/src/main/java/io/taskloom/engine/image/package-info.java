/** Pictures that nobody vouches for: opened within limits, and drawn anew. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.taskloom.engine.image;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
