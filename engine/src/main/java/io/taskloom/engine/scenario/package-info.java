/** Scenarios: try-outs that are kept with what is expected of them, run before an automation is published. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "event", "web", "bpm", "automation", "run"})
package io.taskloom.engine.scenario;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
