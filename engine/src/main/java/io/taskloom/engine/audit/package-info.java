/** Who did what that matters for security (promise O5): written with each act, read by those who answer for it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "event", "web", "identity", "signin", "workspace"})
package io.taskloom.engine.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
