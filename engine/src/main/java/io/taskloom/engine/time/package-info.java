/** Time that people spend on tasks: entries, the running timer, and sheets of both (promise T12). */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "event", "web", "identity", "workspace", "project", "task"})
package io.taskloom.engine.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
