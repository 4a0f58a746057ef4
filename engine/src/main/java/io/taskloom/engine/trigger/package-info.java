/** What starts automations: domain events, matched by type and condition. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "event", "web", "outbox", "bpm", "automation", "run"})
package io.taskloom.engine.trigger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
