/** Where people are signed in, and were: what Keycloak hands over, the list of sign-ins, sessions, tokens taken back, and mails that warn. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "event", "web", "outbox", "bpm", "identity"})
package io.taskloom.engine.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
