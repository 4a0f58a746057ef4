/** Who is signed in: the check of tokens, the row per person and their picture. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "event", "quota", "web", "outbox", "storage", "image"})
package io.taskloom.engine.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
