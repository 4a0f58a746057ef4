/** Automations: drafts, versions, publishing. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "problem",
            "event",
            "quota",
            "web",
            "identity",
            "workspace",
            "project",
            "bpm",
            "connector"
        })
package io.taskloom.engine.automation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
