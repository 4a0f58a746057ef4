/** Work flows of projects: a published process as the life cycle of their tasks. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "problem",
            "event",
            "web",
            "identity",
            "workspace",
            "project",
            "task",
            "bpm",
            "automation"
        })
package io.taskloom.engine.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
