/** Places in an order that survives people moving things at the same time. */
@NullMarked
package io.taskloom.engine.task.place;

import org.jspecify.annotations.NullMarked;
