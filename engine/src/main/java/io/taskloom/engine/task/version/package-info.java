/** What a task was like at an earlier version, and back to it (promise T8). Reads the rows that changes write; keeps none of its own. */
@NullMarked
package io.taskloom.engine.task.version;

import org.jspecify.annotations.NullMarked;
