/** The object store: S3 with signed requests, so that browsers send and fetch bytes without us in between. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem"})
package io.taskloom.engine.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
