/** Files of tasks: sent to the object store by browsers themselves, checked when they are there, fetched by signed requests. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"problem", "event", "quota", "web", "identity", "project", "task", "storage", "image"})
package io.taskloom.engine.attachment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
