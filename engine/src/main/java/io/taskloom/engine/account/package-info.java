/** The end of an account: what is in its way, its grace period, the way back, what is erased; and a person's copy of their data. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"problem", "event", "web", "outbox", "bpm", "identity", "signin", "workspace"})
package io.taskloom.engine.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
