/** Tasks by their dates: calendars and timelines, each of them one answer however many tasks there are. */
@NullMarked
@NamedInterface("planner")
package io.taskloom.engine.task.planner;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
