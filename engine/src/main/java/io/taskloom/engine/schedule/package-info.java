/** Automations that start by the clock: daily, weekly, monthly or by cron, once per cluster and due time (promise A3). */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "problem",
            "background",
            "event",
            "web",
            "workspace",
            "calendar",
            "bpm",
            "automation",
            "run"
        })
package io.taskloom.engine.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
