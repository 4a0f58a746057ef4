/** Runs of automations, recorded step by step in the engine's own transaction. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "problem",
            "background",
            "event",
            "quota",
            "web",
            "identity",
            "workspace",
            "project",
            "task",
            "task :: explain",
            "bpm",
            "automation"
        })
package io.taskloom.engine.run;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
