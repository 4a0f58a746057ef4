/** What has happened, told as facts: the envelope every feature publishes in and every reaction listens to. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem"})
package io.taskloom.engine.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
