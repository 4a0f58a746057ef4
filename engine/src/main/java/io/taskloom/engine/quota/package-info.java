/** What a workspace's plan limits: asked by features that use something up, answered by whoever knows plans. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "event"})
package io.taskloom.engine.quota;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
