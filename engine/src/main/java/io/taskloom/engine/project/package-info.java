/** Projects inside workspaces, and who may see and change what is in them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"problem", "event", "web", "outbox", "identity", "workspace", "workspace :: invitation"})
package io.taskloom.engine.project;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
