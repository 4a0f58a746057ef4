/** The event table and its relay to Kafka: what is committed is told, in commit order, at least once. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "background", "event"})
package io.taskloom.engine.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
