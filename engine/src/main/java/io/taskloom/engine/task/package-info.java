/** Tasks: each open one a running process instance, each change a row. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"problem", "event", "web", "identity", "workspace", "project", "bpm", "filter", "outbox"
        })
package io.taskloom.engine.task;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
