/** Teams: workspaces, their members and roles. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "event", "quota", "web", "bpm", "identity"})
package io.taskloom.engine.workspace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
