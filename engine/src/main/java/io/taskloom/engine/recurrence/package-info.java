/** Tasks that repeat by rules of RFC 5545: completing one makes the next (promise T15). */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "problem",
            "event",
            "web",
            "identity",
            "project",
            "task",
            "task :: planner",
            "task :: watch",
            "template",
            "bpm",
            "repeat"
        })
package io.taskloom.engine.recurrence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
