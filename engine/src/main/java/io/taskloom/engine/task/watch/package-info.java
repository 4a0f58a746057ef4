/** Who wants to be told of a task, and of what in a project (promise T19). */
@NullMarked
@NamedInterface("watch")
package io.taskloom.engine.task.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
