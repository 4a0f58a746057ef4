/** The inbox: who is told of what happens, and what they have seen. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "problem",
            "event",
            "web",
            "outbox",
            "identity",
            "workspace",
            "project",
            "task",
            "task :: watch"
        })
package io.taskloom.engine.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
