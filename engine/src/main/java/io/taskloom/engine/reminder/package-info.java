/** Reminders: visible timers of a task's process, and the mails they send. */
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
            "repeat",
            "calendar"
        })
package io.taskloom.engine.reminder;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
