/** Runs that wait in their middle: for an event, or for a call of an address that is good once (promise A4). */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"problem", "background", "event", "web", "outbox", "bpm", "automation", "run", "trigger"
        })
package io.taskloom.engine.wait;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
