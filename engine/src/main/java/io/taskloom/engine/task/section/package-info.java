/** Sections of a project: the columns of its board, in their order. */
@NullMarked
@NamedInterface("section")
package io.taskloom.engine.task.section;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
