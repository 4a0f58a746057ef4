/** Many tasks changed at once, each with its own answer, and taken back at once (promise T7). */
@NullMarked
package io.taskloom.engine.task.bulk;

import org.jspecify.annotations.NullMarked;
