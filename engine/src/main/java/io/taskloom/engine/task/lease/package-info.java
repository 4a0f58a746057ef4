/** Keeping a task for oneself during a long edit (promise T18). */
@NullMarked
package io.taskloom.engine.task.lease;

import org.jspecify.annotations.NullMarked;
