/** Takes back what runs did (promise F4). */
@NullMarked
package io.taskloom.engine.run.undo;

import org.jspecify.annotations.NullMarked;
