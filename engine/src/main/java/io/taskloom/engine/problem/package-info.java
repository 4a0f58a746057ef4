/** What can go wrong, by kind, and how each kind is answered over HTTP (RFC 9457). */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.taskloom.engine.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
