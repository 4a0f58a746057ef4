/** Markdown as people write it in descriptions and comments, and what the engine itself reads in it. */
@NullMarked
@NamedInterface("markdown")
package io.taskloom.engine.task.markdown;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
