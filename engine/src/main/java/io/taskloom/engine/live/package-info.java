/** Live updates: every node pushes what has happened to the browsers that may see it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "event", "web", "outbox", "identity", "workspace", "project"})
package io.taskloom.engine.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
