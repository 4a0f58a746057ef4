/** A project's tasks in columns. */
@NullMarked
package io.taskloom.engine.task.board;

import org.jspecify.annotations.NullMarked;
