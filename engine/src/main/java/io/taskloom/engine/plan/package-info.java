/** Plans: how much a workspace may use, and how much it does (promise I14). */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "event", "web", "quota", "limit", "identity", "workspace"})
package io.taskloom.engine.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
