/** What whoever runs the installation sees and does. Every use case asks for the role {@code admin}. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "event", "web", "outbox", "identity"})
package io.taskloom.engine.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
