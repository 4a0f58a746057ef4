/** Filters that people keep and share, and help with writing one. */
@NullMarked
package io.taskloom.engine.task.saved;

import org.jspecify.annotations.NullMarked;
