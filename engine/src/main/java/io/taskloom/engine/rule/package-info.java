/** Rules: automations stated as "when, if, then" in a form, from which their diagram is written (promises A2, F3). */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "problem",
            "event",
            "web",
            "identity",
            "project",
            "bpm",
            "connector",
            "automation",
            "trigger"
        })
package io.taskloom.engine.rule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
