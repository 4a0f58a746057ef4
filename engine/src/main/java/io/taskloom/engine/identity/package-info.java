/** Who is signed in: the check of tokens and the row per person. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "event", "quota", "web", "outbox"})
package io.taskloom.engine.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
