/** Takes back what steps of automations did with tasks (promise F4). */
@NullMarked
package io.taskloom.engine.task.undo;

import org.jspecify.annotations.NullMarked;
