/** Tasks that wait for others, belong together or repeat each other (promise T5). */
@NullMarked
@NamedInterface("dependency")
package io.taskloom.engine.task.dependency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
