/** Tags of a project, with their colours. */
@NullMarked
@NamedInterface("tag")
package io.taskloom.engine.task.tag;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
