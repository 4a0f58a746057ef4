@NullMarked
package io.taskloom.engine.task.place;

import org.jspecify.annotations.NullMarked;
