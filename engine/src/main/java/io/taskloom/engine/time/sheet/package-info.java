/** Timesheets: time by week, project, task and person, as a page and as CSV. */
@NullMarked
package io.taskloom.engine.time.sheet;

import org.jspecify.annotations.NullMarked;
