/** Templates of tasks and projects, and copies of them: both captured, kept and made again by the same means (promise T6). */
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
            "task :: section",
            "task :: field",
            "task :: tag",
            "task :: dependency",
            "task :: place",
            "reminder",
            "attachment"
        })
package io.taskloom.engine.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
