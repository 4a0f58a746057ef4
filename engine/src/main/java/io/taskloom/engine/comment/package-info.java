/** Comments on tasks: a thread of Markdown texts with mentions, reactions and the history of each text. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "problem",
            "event",
            "web",
            "identity",
            "project",
            "task",
            "task :: markdown",
            "task :: watch"
        })
package io.taskloom.engine.comment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
