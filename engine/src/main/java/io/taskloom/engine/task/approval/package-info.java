/** Approvals on the way of a task through its work flow (promise F7): quorum and four eyes. */
@NullMarked
package io.taskloom.engine.task.approval;

import org.jspecify.annotations.NullMarked;
