/** HTTP conventions shared by every controller: cursor pages, ETags, merge patch, idempotency keys. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "event"})
package io.taskloom.engine.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
