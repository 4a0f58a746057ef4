/** When a workspace works: days, hours, holidays; and working time counted from there (promise F8). */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "event", "web", "workspace"})
package io.taskloom.engine.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
