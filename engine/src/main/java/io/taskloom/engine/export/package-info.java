/** Tasks as files for elsewhere: CSV, PDF, iCalendar, and calendars that others subscribe to (promise T17). */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "problem",
            "event",
            "web",
            "filter",
            "identity",
            "project",
            "task",
            "task :: section",
            "task :: field",
            "task :: tag"
        })
package io.taskloom.engine.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
