/** Custom fields: what a project keeps of its tasks, typed, checked and, if it says so, required before they are done. */
@NullMarked
@NamedInterface("field")
package io.taskloom.engine.task.field;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
