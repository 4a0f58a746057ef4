/** Tasks from files of others: CSV, Todoist, Trello; tried dry, resumed, reported and undone (promise T17). */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "problem",
            "background",
            "event",
            "web",
            "storage",
            "identity",
            "project",
            "task",
            "task :: section",
            "task :: field",
            "task :: tag",
            "task :: place",
            "comment",
            "recurrence"
        })
package io.taskloom.engine.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
